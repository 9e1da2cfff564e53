import java.io.File;
import java.nio.file.Files;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Apache PDFBox over every PDF of a folder: the text of NAME.pdf is written beside it as NAME.pdf.txt. */
public class ExtractText {
    public static void main(String[] folders) throws Exception {
        for (File file : new File(folders[0]).listFiles((folder, name) -> name.endsWith(".pdf"))) {
            try (PDDocument document = PDDocument.load(file)) {
                Files.writeString(new File(file + ".txt").toPath(), new PDFTextStripper().getText(document));
            }
        }
    }
}
