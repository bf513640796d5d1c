namespace CollectieveKracht.Web.Platform.Start;

/// <summary>A setting that opens something. It is shown to nobody, only that it is set.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
