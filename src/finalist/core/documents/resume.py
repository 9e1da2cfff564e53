"""The résumé: a JSON Resume v1 document plus, for each of its values, the place it was read from."""

from pydantic import BaseModel, ConfigDict, Field

from finalist.core.documents.base import Document, EvidenceRef


class JsonResumePart(BaseModel):
    """A part of JSON Resume. Keys we do not know are kept, so that nothing is lost on the way through."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)


class Location(JsonResumePart):
    """Where somebody lives or works."""

    address: str = ""
    postalCode: str = ""
    city: str = ""
    countryCode: str = ""
    region: str = ""


class Profile(JsonResumePart):
    """A presence on a network."""

    network: str = ""
    username: str = ""
    url: str = ""


class Basics(JsonResumePart):
    """Who it is."""

    name: str = ""
    label: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    summary: str = ""
    location: Location = Location()
    profiles: tuple[Profile, ...] = ()


class Work(JsonResumePart):
    """One position. Dates are ISO 8601 to the known precision (`2023`, `2023-06`); no endDate means "to the present"
    when `present` was said, unknown otherwise."""

    name: str = ""
    position: str = ""
    location: str = ""
    url: str = ""
    startDate: str = ""
    endDate: str = ""
    summary: str = ""
    highlights: tuple[str, ...] = ()


class Education(JsonResumePart):
    """One course of study."""

    institution: str = ""
    area: str = ""
    studyType: str = ""
    url: str = ""
    startDate: str = ""
    endDate: str = ""
    score: str = ""
    courses: tuple[str, ...] = ()


class Project(JsonResumePart):
    """One project."""

    name: str = ""
    description: str = ""
    highlights: tuple[str, ...] = ()
    startDate: str = ""
    endDate: str = ""
    url: str = ""


class Named(JsonResumePart):
    """Certificates, awards, publications, volunteering, references: a name, a date, and whatever else was there."""

    name: str = ""
    date: str = ""
    issuer: str = ""
    summary: str = ""


class SkillGroup(JsonResumePart):
    """A named group of skills."""

    name: str = ""
    level: str = ""
    keywords: tuple[str, ...] = ()


class SpokenLanguage(JsonResumePart):
    """A language and how well it is spoken."""

    language: str = ""
    fluency: str = ""


class JsonResume(JsonResumePart):
    """https://jsonresume.org/schema, version 1."""

    basics: Basics = Basics()
    work: tuple[Work, ...] = ()
    volunteer: tuple[Work, ...] = ()
    education: tuple[Education, ...] = ()
    awards: tuple[Named, ...] = ()
    certificates: tuple[Named, ...] = ()
    publications: tuple[Named, ...] = ()
    skills: tuple[SkillGroup, ...] = ()
    languages: tuple[SpokenLanguage, ...] = ()
    interests: tuple[SkillGroup, ...] = ()
    references: tuple[Named, ...] = ()
    projects: tuple[Project, ...] = ()


class Resume(Document):
    """A résumé as read. `spans` maps a JSON pointer into `content` (`/work/0/highlights/1`) to its evidence."""

    source: str
    content: JsonResume
    spans: dict[str, EvidenceRef] = Field(default_factory=dict)
