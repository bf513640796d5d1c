namespace CollectieveKracht.Web.Platform.Html;

/// <summary>The stone of each sector. Colour, shape and name always go together, because colour alone tells not everyone.</summary>
public static class SectorShape
{
    /// <summary>The symbol in img/sprite.svg; a plain block when there is no sector.</summary>
    public static string Of(string? sector) => sector switch
    {
        "energie" => "hexagon",
        "sociale-voorzieningen" => "circle",
        "voedsel-omgeving-milieu" => "leaf",
        "voedsel-en-sociaal" => "drop",
        "infrastructuur-mobiliteit" => "diamond",
        "cultuur" => "arch",
        "multifunctioneel" => "clover",
        _ => "block",
    };

    /// <summary>The class that gives <paramref name="cssClass"/> the sector's colour.</summary>
    public static string Class(string cssClass, string? sector) => sector is null ? cssClass : $"{cssClass} sector-{sector}";
}
