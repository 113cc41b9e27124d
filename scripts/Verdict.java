import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Tells what veraPDF thinks of files. Each line that it reads holds flavours, a tab and a path; it
 * prints a line of verdict, flavour, checks and file for each flavour, its failures, an empty line.
 */
class Verdict {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader asked =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            String[] parts = line.split("\t", 2);
            for (String flavour : parts[0].split(",")) {
                try {
                    judge(new File(parts[1]), PDFAFlavour.byFlavourId(flavour));
                } catch (Exception unreadable) {
                    System.out.printf("FAIL\t%s\t0\t%s%n\t%s%n", flavour, parts[1],
                            String.valueOf(unreadable.getMessage()).replaceAll("\\s+", " "));
                }
            }
            System.out.println();
            System.out.flush();
        }
    }

    private static void judge(File file, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            TreeMap<String, String> failures = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    failures.putIfAbsent(
                            assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber(),
                            assertion.getMessage() + " @ " + assertion.getLocation().getContext());
                }
            }
            boolean passed = result.isCompliant() && failures.isEmpty();
            System.out.printf("%s\t%s\t%d\t%s%n", passed ? "PASS" : "FAIL", flavour.getId(),
                    result.getTotalAssertions(), file);
            failures.forEach((rule, message) ->
                    System.out.printf("\t%s\t%s%n", rule, message.replaceAll("\\s+", " ")));
        }
    }
}
