package dev.devmentor.benchmarks.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.devmentor.benchmarks.load.Measurement;
import dev.devmentor.benchmarks.machine.MachineFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One run, whole.
 *
 * @param benchmark its name
 * @param command what repeats it
 * @param at when it ended
 * @param machine what it was made on
 * @param versions of what was compared, by name
 * @param bars what had to be reached
 * @param figures what is plotted
 * @param measurements every single one, by subject and scenario
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Result(
    String benchmark,
    String command,
    Instant at,
    MachineFacts machine,
    Map<String, String> versions,
    List<Bar> bars,
    List<Figure> figures,
    Map<String, List<Measurement>> measurements) {}
