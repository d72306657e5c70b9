package uk.careforms.engine.form;

import java.util.List;
import uk.careforms.api.model.FormVersion;

/**
 * What came of running the samples of every pack.
 *
 * @param packs in the order of their ids
 */
public record PackReport(List<PackResult> packs) {

    public PackReport {
        packs = List.copyOf(packs);
    }

    /** Whether every sample of every pack behaved. */
    public boolean passed() {
        return packs.stream().allMatch(pack -> pack.failed() == 0);
    }

    /** How many samples were tried. */
    public int tried() {
        return packs.stream().mapToInt(pack -> pack.samples().size()).sum();
    }

    /** One pack and its samples, by file name. */
    public record PackResult(FormVersion formVersion, List<SampleResult> samples) {
        public PackResult {
            samples = List.copyOf(samples);
        }

        /** How many samples did not behave. */
        public int failed() {
            return (int) samples.stream().filter(sample -> !sample.passed()).count();
        }
    }

    /**
     * One sample.
     *
     * @param file like {@code adult-referral/samples/below-threshold.json}
     * @param about its own sentence
     * @param faults plain sentences on what was expected and what came; empty when it behaved
     */
    public record SampleResult(String file, String about, List<String> faults) {
        public SampleResult {
            faults = List.copyOf(faults);
        }

        /** Whether it behaved. */
        public boolean passed() {
            return faults.isEmpty();
        }
    }
}
