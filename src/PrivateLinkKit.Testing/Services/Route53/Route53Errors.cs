using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>The errors of Route 53, one factory each.</summary>
internal static class Route53Errors
{
    public static AwsErrorException InvalidInput(string message) => new("InvalidInput", message);

    public static AwsErrorException NotEmulated(string what) => new("UnsupportedOperation", $"EmbeddedAws does not emulate {what}");

    public static AwsErrorException InvalidBatch(IEnumerable<string> messages) => new("InvalidChangeBatch", $"[{string.Join(", ", messages)}]");

    public static AwsErrorException InvalidDomain(string name) => new("InvalidDomainName", $"{name} is not a valid domain name");

    public static AwsErrorException TopLevelDomain(string name) => new("InvalidDomainName", $"{name} is a top-level domain");

    public static AwsErrorException NoSuchZone(string id) => new("NoSuchHostedZone", $"No hosted zone found with ID: {id}", 404);

    public static AwsErrorException NoSuchChange(string id) => new("NoSuchChange", $"Could not find resource with ID: {id}", 404);

    public static AwsErrorException NoSuchHealthCheck(string id) =>
        new("NoSuchHealthCheck", $"No health check exists with the specified ID {id}", 404);

    public static AwsErrorException ZoneExists(string reference) => new(
        "HostedZoneAlreadyExists", $"A hosted zone has already been created with the specified caller reference: {reference}", 409);

    public static AwsErrorException ZoneNotEmpty() => new(
        "HostedZoneNotEmpty", "The specified hosted zone contains non-required resource record sets and so cannot be deleted.");

    public static AwsErrorException TooManyZones() => new(
        "TooManyHostedZones", "Limits Exceeded: MAX_HOSTED_ZONES_BY_OWNER - Cannot create more hosted zones.");

    public static AwsErrorException LimitsExceeded(string limit) => new("LimitsExceeded", $"Limits Exceeded: {limit}");

    public static AwsErrorException TooManyAuthorizations() => new(
        "TooManyVPCAssociationAuthorizations", "The maximum number of authorizations for the hosted zone has been reached.");

    public static AwsErrorException InvalidVpc() => new("InvalidVPCId", "The VPC ID is invalid.");

    public static AwsErrorException ConflictingDomain(VPC vpc, string zone) => new(
        "ConflictingDomainExists",
        $"The VPC {vpc.VPCId} in region {vpc.VPCRegion} has already been associated with the hosted zone {zone} with the same domain name.");

    public static AwsErrorException PublicZone() => new(
        "PublicZoneVPCAssociation",
        "You're trying to associate a VPC with a public hosted zone. Route 53 does not support associating a VPC with a public hosted zone.");

    public static AwsErrorException NotAuthorized(VPC vpc) => new(
        "NotAuthorizedException", $"The VPC: {vpc.VPCId} that you provided is not authorized to make the association.", 401);

    public static AwsErrorException NotAssociated() => new(
        "VPCAssociationNotFound", "The specified VPC and hosted zone that you submitted are not currently associated.", 404);

    public static AwsErrorException LastVpc() => new(
        "LastVPCAssociation", "The VPC that you are trying to disassociate from the private hosted zone is the last VPC that is associated with it.");

    public static AwsErrorException NoAuthorization() => new(
        "VPCAssociationAuthorizationNotFound", "The VPC that you specified is not authorized to be associated with the hosted zone.", 404);

    public static AwsErrorException InvalidToken() => new("InvalidPaginationToken", "The specified pagination token is not valid.");
}
