using System.Text.RegularExpressions;

namespace CollectieveKracht.Domain.Insight;

/// <summary>A page with figures as a person chose it, kept under a name of their own.</summary>
public sealed partial class SavedView
{
    public const int MostPerPerson = 100, LongestName = 80, LongestAddress = 1000;

    private SavedView()
    {
    }

    private SavedView(AccountId person, string name, string address, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        Person = person;
        Name = name;
        Address = address;
        SavedAt = now;
    }

    public Guid Id { get; private set; }

    public AccountId Person { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The page with its choices, on this site and without language.</summary>
    public string Address { get; private set; } = "";

    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Keeps a view.</summary>
    /// <param name="already">How many the person keeps.</param>
    public static SavedView Keep(AccountId person, string? name, string? address, int already, DateTimeOffset now)
    {
        var trimmed = name?.Trim() ?? "";
        RuleException.Unless(trimmed.Length is > 0 and <= LongestName && !trimmed.Any(char.IsControl), "saved-view.name");
        RuleException.Unless(already < MostPerPerson, "saved-view.too-many");
        return new SavedView(person, trimmed, AddressOf(address) ?? throw new RuleException("saved-view.address"), now);
    }

    /// <summary>The address without language; null when it is not that of a page with figures on this site.</summary>
    public static string? AddressOf(string? address) =>
        address is { Length: > 0 and <= LongestAddress } && PageWithFigures().Match(address) is { Success: true } match ? match.Groups["page"].Value : null;

    [GeneratedRegex(@"\A(/en)?(?<page>/(cijfers/(kruistabel|ranglijst)|(sectoren|regio|netwerken)/[a-z0-9]+(-[a-z0-9]+)*)(\?[A-Za-z0-9%&=+._:~,*-]*)?)\z")]
    private static partial Regex PageWithFigures();
}
