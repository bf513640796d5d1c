namespace CollectieveKracht.Web.Platform.Export.Pictures;

/// <summary>The light colours of the site, and the measures that all pictures share.</summary>
public static class PictureInk
{
    public const uint Paper = 0xffffffff, Text = 0xff2a1730, Quiet = 0xff5d4b64, Rule = 0xffdfd5e2, Mist = 0xfff7f2f8, Laid = 0xff4b1d52, Room = 0xffeadfec;

    public const double HatchStep = 6.5, HatchLine = 1.5, EdgeWidth = 1.5;

    /// <summary>From few to many; what is written on the last two is white.</summary>
    private static readonly uint[] Heat = [0xfffff3c9, 0xffffd768, 0xfff4a347, 0xffde6b55, 0xff9a2f5c, 0xff4a1750];

    public static int HeatSteps => Heat.Length;

    /// <param name="step">From 1.</param>
    public static uint HeatOf(int step) => Heat[step - 1];

    /// <summary>The colour of what is written on a step.</summary>
    public static uint OnHeat(int step) => step >= 5 ? Paper : Text;
}
