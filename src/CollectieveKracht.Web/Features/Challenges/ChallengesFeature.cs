using CollectieveKracht.Web.Platform.Localisation;

namespace CollectieveKracht.Web.Features.Challenges;

public static class ChallengesFeature
{
    /// <summary>Chains are the second view of the challenges; their own address leads there.</summary>
    public static void MapChallenges(this WebApplication app) => app.MapGet(
        "/kettingen", () => Results.Redirect($"{Language.Current.Prefix}/uitdagingen?weergave={ChallengesModel.Chain}", permanent: true)).AllowAnonymous();
}
