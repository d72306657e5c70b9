package uk.careforms.workflow.internal.engine;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every time of Flowable's tables in UTC.
 *
 * <p>Their columns have no zone, and as it comes Flowable writes them in the zone of the JVM: a timer due in the hour that
 * comes twice at the end of summer time fired an hour late, and two nodes in different zones disagreed about every timer.
 */
final class UtcTimestamps extends BaseTypeHandler<Date> {

    /** A calendar for JDBC; a new one each time, because drivers change it. */
    static Calendar utc() {
        return Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    }

    static Timestamp timestamp(Date date) {
        return Timestamp.from(date.toInstant());
    }

    @Override
    public void setNonNullParameter(PreparedStatement statement, int i, Date date, JdbcType jdbcType)
            throws SQLException {
        statement.setTimestamp(i, timestamp(date), utc());
    }

    @Override
    public @Nullable Date getNullableResult(ResultSet rows, String column) throws SQLException {
        return date(rows.getTimestamp(column, utc()));
    }

    @Override
    public @Nullable Date getNullableResult(ResultSet rows, int column) throws SQLException {
        return date(rows.getTimestamp(column, utc()));
    }

    @Override
    public @Nullable Date getNullableResult(CallableStatement statement, int column) throws SQLException {
        return date(statement.getTimestamp(column, utc()));
    }

    private static @Nullable Date date(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : Date.from(timestamp.toInstant());
    }
}
