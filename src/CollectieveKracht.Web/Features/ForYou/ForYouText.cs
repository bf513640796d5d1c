namespace CollectieveKracht.Web.Features.ForYou;

public sealed class ForYouText;
