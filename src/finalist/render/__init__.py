"""Documents into bytes: HTML, PDF, iCalendar. Same in, same bytes out."""
