namespace CollectieveKracht.Web.Features.Knowledge.Freshness;

public sealed class StillHoldsText;
