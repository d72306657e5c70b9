package uk.careforms.examples.benchmarks;

/** Where the time goes in what is slower than its bar, or near it: found by sampling (JFR) and by counting statements. */
final class MissedBars {

    static final String TEXT =
            """
            ## Where the time goes

            Sampled with JFR and counted on 22 November 2026, while the machine had other work; shares, not figures, are what to read.

            - **Absolute bars depend on the machine.** They were set where two plain inserts and a commit took 57 µs of processor time; here
              they take 100 to 125. Set a figure in µs or ms beside that line before it is called missed.
            - **Accepting** sends two statements, the second of which commits itself (four and a commit before). Of its processor time about a
              third is checking (Everit 15%, the normal form 9%, what is visible and what is not asked for the rest), a fifth is reading the
              draft (7% of it JSON), a third the statement that writes (JSON of the answers 10%, PostgreSQL's driver 8%, Jdbi's handle
              most of the rest). Where a round trip or a commit costs a millisecond that is hidden; on this disk, which commits in a third of a
              millisecond, one thread waits for the processor and not for the disk.
            - **Accepting and starting** sends 8 statements with bulk insert on and 10 with it off, and two commits against the stock
              engines' one. On a slow disk that second commit is what it costs to be able to accept while the engine is down (ADR 0005). With
              bulk insert off a start allocates some 60 KB; with it on 650, because its SQL is built again for each flush. One of Flowable's
              statements asks whether the process definition is suspended, at each start.
            - **Reading and validating**: strict reading 31% (a look at the letters before parsing 9%), Everit 24%, the normal form 9%, what is
              visible 7%, what no question asks for 7%. The plain validators parse and validate only, know none of our formats, and report
              five failures for a fault where a person gets one sentence.
            - **A page of 12 fields**: the template takes 80 µs here; the rest makes the views, a small map for each choice of each question
              (this page has 60 choices), and cleans each text of what HTML forbids.
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
