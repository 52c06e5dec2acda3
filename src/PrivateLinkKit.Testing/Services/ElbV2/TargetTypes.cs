namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>API names of target types.</summary>
internal static class TargetTypes
{
    public const string Instance = "instance";
    public const string Ip = "ip";
    public const string Alb = "alb";
}
