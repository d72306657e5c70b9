package uk.careforms.examples.durability;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import uk.careforms.examples.durability.Wire.Connection;
import uk.careforms.examples.durability.Wire.Way;

/** Waits on both of a node's wires for the moment at which a blow falls, and lets it fall once. Thread-safe. */
final class Trigger {

    private final Blow blow;
    private final Runnable strike;
    private final CountDownLatch struck = new CountDownLatch(1);
    private int letPass;

    /**
     * @param letPass how many such moments are let pass first
     * @param strike deals the blow, and returns when it is dealt
     */
    Trigger(Blow blow, int letPass, Runnable strike) {
        this.blow = blow;
        this.letPass = letPass;
        this.strike = strike;
    }

    /** Whether it fell in that time. */
    boolean awaitStruck(long millis) throws InterruptedException {
        return struck.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Whether these bytes may go on; not when the blow fell. An acceptance is a statement that commits itself. */
    boolean database(Connection connection, Way way, String bytes) {
        if (way == Way.OUT) {
            boolean commits = bytes.contains("COMMIT") || bytes.contains("insert into cf_submission (");
            connection.commitSent(commits);
            return !(commits && blow == Blow.BEFORE_COMMIT && strikes());
        }
        boolean done = connection.commitSent();
        connection.commitSent(false);
        return !(done && blow == Blow.AFTER_COMMIT && strikes());
    }

    boolean crmBefore(Connection connection, Way way, String bytes) {
        if (way == Way.OUT && bytes.contains("/$batch")) {
            connection.caseSent(true);
            return !(blow == Blow.CRM_ON_RECEIPT && strikes());
        }
        return !(blow == Blow.CRM_AFTER_WRITE && way == Way.BACK && connection.caseSent() && strikes());
    }

    void crmAfter(Connection connection, Way way) {
        if (way == Way.BACK && connection.caseSent()) {
            connection.caseSent(false);
            if (blow == Blow.CRM_AFTER_ANSWER) {
                strikes();
            }
        }
    }

    private synchronized boolean strikes() {
        if (struck.getCount() == 0) {
            return true; // the node is dead: nothing more of it goes anywhere
        }
        if (letPass-- > 0) {
            return false;
        }
        strike.run();
        struck.countDown();
        return true;
    }

    /** Lets the blow fall now, unless it fell before. */
    synchronized void now() {
        if (struck.getCount() > 0) {
            strike.run();
            struck.countDown();
        }
    }
}
