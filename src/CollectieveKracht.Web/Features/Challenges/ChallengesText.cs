namespace CollectieveKracht.Web.Features.Challenges;

public sealed class ChallengesText;
