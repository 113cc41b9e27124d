import java.io.File;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints what veraPDF thinks of files: a line of file, flavour, checks and failures for each. */
class Verdict {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int position = 1; position < arguments.length; position++) {
            for (String flavour : arguments[0].split(",")) {
                judge(new File(arguments[position]), PDFAFlavour.byFlavourId(flavour));
            }
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
