using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>DNSSEC, which no zone has.</summary>
internal static class Signing
{
    public static GetDNSSECResult Get(ServiceCall call, GetDNSSECRequest request) => HostedZones.Find(call, request.HostedZoneId!) is { IsPrivate: false }
        ? new() { Status = new() { ServeSignature = "NOT_SIGNING" }, KeySigningKeys = [] }
        : throw new AwsErrorException("InvalidArgument", "DNSSEC is not available for private hosted zones.");
}
