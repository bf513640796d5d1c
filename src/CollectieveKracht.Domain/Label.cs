namespace CollectieveKracht.Domain;

/// <summary>A short text of the platform's own vocabulary in both languages of the interface.</summary>
public sealed record Label
{
    public Label(string nl, string en)
    {
        RuleException.Unless(!string.IsNullOrWhiteSpace(nl) && !string.IsNullOrWhiteSpace(en), "label.both-languages");
        Nl = nl;
        En = en;
    }

    public string Nl { get; private init; }

    public string En { get; private init; }

    /// <summary>The text in a language: "en" gives English, anything else Dutch.</summary>
    public string In(string language) => language == "en" ? En : Nl;
}
