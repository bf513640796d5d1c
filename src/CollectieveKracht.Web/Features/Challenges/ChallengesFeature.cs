using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Web.Features.Accounts.OwnData;
using CollectieveKracht.Web.Features.Challenges.Follow;
using CollectieveKracht.Web.Platform.Jobs;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>Challenges and who follows them.</summary>
public static class ChallengesFeature
{
    public static void AddChallenges(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PatternReader>();
        builder.AddWeeklyJob<TellFollowers>(TellFollowers.Name, DayOfWeek.Tuesday, hour: 6);
        builder.Services.AddPersonalData(new("followedChallenges", [typeof(Following), typeof(FollowedChallenge)], async (db, id, cancel) => await (
            from followed in db.FollowedChallenges
            where followed.Person == id
            join challenge in db.Challenges on followed.ChallengeId equals challenge.Id
            orderby challenge.Slug
            select new { challenge.Slug, Name = challenge.Name.Nl, followed.Since }).ToListAsync(cancel))
        {
            EraseAsync = async (db, id, cancel) => await db.Followings.Where(following => following.Id == id).ExecuteDeleteAsync(cancel),
        });
    }

    public static void MapChallenges(this WebApplication app)
    {
        // Chains are the second view of the challenges; their own address leads there.
        app.MapGet("/kettingen", () => Results.Redirect($"{Language.Current.Prefix}/uitdagingen?weergave={ChallengesModel.Chain}", permanent: true)).AllowAnonymous();
        app.MapStatedFigures();
        app.MapStandFigure();
        app.MapPatternFigure();
    }
}
