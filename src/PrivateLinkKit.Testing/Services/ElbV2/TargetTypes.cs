namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The words of the API for what a target group's targets are.</summary>
internal static class TargetTypes
{
    public const string Instance = "instance";
    public const string Ip = "ip";
    public const string Alb = "alb";
}
