package uk.careforms.examples.benchmarks;

/** Where the time goes in what is slower than its bar, or near it: found by sampling (JFR) and by counting statements. */
final class MissedBars {

    static final String TEXT =
            """
            ## Where the time goes

            Sampled with JFR and counted on 22 and 28 November 2026, while the machine had other work; shares, not figures, are what to
            read. What changed in between, and by how much: [ADR 0023](adr/0023-good-answers-are-shown-good-without-the-validator.md).

            - **Absolute bars depend on the machine.** They were set where two plain inserts and a commit took 57 µs of processor time; on the
              machine of these pages they have taken from 50 to 125 within a day. Set a figure in µs or ms beside that line before it is called missed.
            - **Accepting** sends two statements, the second of which commits itself. It allocates some 80 KB: 47 to read the draft, most of
              that the answers as bytes, as text and as values; 27 to check it; the statement that writes the rest. The answers go to the
              database once, when the draft is saved: accepting copies them there. The two plain inserts read nothing and check nothing.
              Where a round trip or a commit costs a millisecond our processor time is hidden; on a disk that commits in a third of a
              millisecond one thread waits for the processor.
            - **Accepting against a Flowable start**: where a commit takes a millisecond more, two plain inserts reach 2.4 times a Flowable start at one
              thread and 5.7 times at eight, so 4.5 and 9 times are out of anybody's reach there: both wait for the same disk. Accepting is at 0.91 and
              0.99 of the two inserts.
            - **Accepting and starting** sends 8 statements with bulk insert on and 10 with it off, and two commits against the stock
              engines' one. On a slow disk that second commit is what it costs to be able to accept while the engine is down (ADR 0005). With
              bulk insert off a start allocates some 60 KB; with it on 650, because its SQL is built again for each flush. One of Flowable's
              statements asks whether the process definition is suspended, at each start.
            - **Reading and validating**: of good answers strict reading takes 40%, the normal form 17%, what is visible 9%, and the rest
              shows that each answer meets its part of the schema; Everit is not asked. Of answers with faults Everit takes a third, though
              it sees the faulty ones only: an exception with its trace, and a formatted message, for each. The plain validators parse and
              validate only, know none of our formats, and report five failures for a fault where a person gets one sentence.
            - **A page of 12 fields**: the template takes half to two thirds, much of it looking names up in maps; the rest makes the views,
              a small map for each choice of each question (this page has 60 choices).
            - **Boot**: the engine is 42% (less than stock, with identity and event registry off), ten packs 35% (a fifth of that proves that
              each page can be reached), migrations 12%. The bare engine reads no forms, has no tables of ours and checks nothing.
            - **First accept**: code is loaded by a rehearsal at boot; what is left is running it before it is compiled.
            - **Deliveries**: a delivery costs several milliseconds of processor time on the way from job to job. Two nodes of one machine share
              its cores: where these are busy the second node adds little, which is no statement about two machines. With a remote that
              answers in 50 ms, tried first, two nodes did 0.7 to 1.2 times as much as one on a machine busy with other things; 100 ms
              leaves the processors idle enough to see the second node.
            """;

    private MissedBars() {}
}
