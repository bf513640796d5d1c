using System.Globalization;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.AuditLog;

/// <summary>What is looked for in the log, as the address says it.</summary>
public sealed record AuditFilter
{
    public const int LongestWords = 100;

    /// <summary>Of a name that many have, the log is searched for so many.</summary>
    private const int MostPeople = 20;

    private const string Escape = "\\";

    /// <summary>A part of a name, or the number of an account.</summary>
    [FromQuery(Name = "wie")]
    public string? Who { get; init; }

    [FromQuery(Name = "wat")]
    public string? Subject { get; init; }

    /// <summary>As <see cref="NameOf"/> says.</summary>
    [FromQuery(Name = "daad")]
    public string? Act { get; init; }

    /// <summary>The first day.</summary>
    [FromQuery(Name = "van")]
    public DateOnly? From { get; init; }

    /// <summary>The last day.</summary>
    [FromQuery(Name = "tot")]
    public DateOnly? Until { get; init; }

    [FromQuery(Name = "item")]
    public Guid? Item { get; init; }

    /// <summary>An act of a subject, in one word: another subject may have one of that name.</summary>
    public static string NameOf(string subject, string act) => $"{subject}.{act}";

    public bool IsAny => Query.Count > 0;

    /// <summary>The filters, as they stand in an address.</summary>
    public IReadOnlyDictionary<string, string?> Query => new Dictionary<string, string?>
    {
        ["wie"] = Who,
        ["wat"] = Subject,
        ["daad"] = Act,
        ["van"] = Told(From),
        ["tot"] = Told(Until),
        ["item"] = Item?.ToString(),
    }.Where(one => !string.IsNullOrEmpty(one.Value)).ToDictionary();

    /// <summary>Entries that fit, of the subjects that the reader may see. A name is looked up first.</summary>
    /// <returns>Null when nobody is called so.</returns>
    public async Task<AuditSearch?> FindAsync(PlatformDb db, AuditReader reader, CancellationToken cancel)
    {
        AccountId[]? people = string.IsNullOrWhiteSpace(Who) ? null : await PeopleAsync(db, Who.Trim(), cancel);
        return people is [] ? null : new AuditSearch(this, reader, people);
    }

    private static async Task<AccountId[]> PeopleAsync(PlatformDb db, string who, CancellationToken cancel)
    {
        if (Guid.TryParse(who, out var number)) return [AccountId.From(number)];

        var part = $"%{who.Replace(Escape, Escape + Escape).Replace("%", Escape + "%").Replace("_", Escape + "_")}%";
        return await db.Accounts.Where(account => EF.Functions.ILike(account.Name, part, Escape))
            .OrderBy(account => account.Name.Length).ThenBy(account => account.Id).Take(MostPeople).Select(account => account.Id).ToArrayAsync(cancel);
    }

    private static string? Told(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>Who reads the log, and so what of it.</summary>
/// <param name="Viewer">Which of the items they can open.</param>
public sealed record AuditReader(bool IsAdministrator, Viewer Viewer)
{
    public bool Sees(AuditSubject subject) => IsAdministrator || subject.IsForModerators;

    public IReadOnlyList<AuditSubject> Subjects => [.. AuditSubject.All.Where(Sees)];
}

/// <summary>A place in the log: what comes after it is older.</summary>
public readonly record struct AuditPlace(DateTimeOffset At, long Id)
{
    public static AuditPlace? Read(string? written) =>
        written?.Split('-') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new AuditPlace(new DateTimeOffset(ticks, TimeSpan.Zero), number)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}-{Id}");
}

/// <summary>A filter of which all is known.</summary>
/// <param name="People">Whoever did it; null for anyone.</param>
public sealed record AuditSearch(AuditFilter Filter, AuditReader Reader, IReadOnlyList<AccountId>? People)
{
    /// <summary>The newest first, from a place on.</summary>
    public IQueryable<AuditEntry> In(PlatformDb db, AuditPlace? after = null)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (!Reader.IsAdministrator)
        {
            var seen = Reader.Subjects.Select(subject => subject.Name).ToArray();
            entries = entries.Where(entry => seen.Contains(entry.Subject));
        }

        if (Filter.Subject is { Length: > 0 } subject) entries = entries.Where(entry => entry.Subject == subject);
        if (Filter.Act?.Split('.') is [_, var act]) entries = entries.Where(entry => entry.Act == act);
        if (Filter.Item is { } item) entries = entries.Where(entry => entry.SubjectId == item);
        if (Filter.From is { } from && from > DateOnly.MinValue)
        {
            var begin = Dates.BeginOf(from);
            entries = entries.Where(entry => entry.At >= begin);
        }

        if (Filter.Until is { } until && until < DateOnly.MaxValue)
        {
            var end = Dates.BeginOf(until.AddDays(1));
            entries = entries.Where(entry => entry.At < end);
        }

        if (People is [var only]) entries = entries.Where(entry => entry.ActorId == only);
        else if (People is { } several)
        {
            var any = several.Select(person => (AccountId?)person).ToArray();
            entries = entries.Where(entry => any.Contains(entry.ActorId));
        }

        if (after is { } place) entries = entries.Where(entry => EF.Functions.LessThan(ValueTuple.Create(entry.At, entry.Id), ValueTuple.Create(place.At, place.Id)));
        return entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);
    }

    /// <summary>In words of the platform, without the name that was typed.</summary>
    public string Told => string.Join("; ", Filter.Query.Select(one => one.Key == "wie" ? $"wie={string.Join(' ', People!.Select(person => person.Value))}" : $"{one.Key}={one.Value}"));
}
