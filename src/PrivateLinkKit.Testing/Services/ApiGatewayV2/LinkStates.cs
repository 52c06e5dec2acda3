namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>States of VPC links; only available ones carry requests.</summary>
internal static class LinkStates
{
    public const string Pending = "PENDING";
    public const string Available = "AVAILABLE";
    public const string Deleting = "DELETING";
}
