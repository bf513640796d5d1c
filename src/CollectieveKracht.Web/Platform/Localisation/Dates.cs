using System.Globalization;

namespace CollectieveKracht.Web.Platform.Localisation;

/// <summary>Days as people in the Netherlands read them: the day there, in the language of the request.</summary>
public static class Dates
{
    private static readonly TimeZoneInfo Netherlands = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Netherlands).DateTime);

    /// <summary>The moment at which a day begins there.</summary>
    public static DateTimeOffset BeginOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Netherlands.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>"14 november 2026".</summary>
    public static string InFull(DateTimeOffset instant) => InFull(Day(instant));

    public static string InFull(DateOnly day) => day.ToString("d MMMM yyyy", Language.Current.Culture);

    /// <summary>"november 2026".</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", Language.Current.Culture);

    /// <summary>"14 nov 2026".</summary>
    public static string InBrief(DateTimeOffset instant) => Day(instant).ToString("d MMM yyyy", Language.Current.Culture);

    /// <summary>"14 nov 2026 09:05".</summary>
    public static string Moment(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Netherlands).ToString("d MMM yyyy HH:mm", Language.Current.Culture);

    /// <summary>"09:05".</summary>
    public static string Time(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Netherlands).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"2026-11-14", for machines.</summary>
    public static string ForMachines(DateTimeOffset instant) => Day(instant).ToString("O", CultureInfo.InvariantCulture);
}
