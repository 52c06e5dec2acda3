using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The errors of EC2, one factory each, in AWS's words.</summary>
internal static partial class Ec2Errors
{
    // Parameters
    public static AwsError Missing(string parameter) => new("MissingParameter", $"The request must contain the parameter {parameter}");

    public static AwsError InvalidValue(string value, string parameter, string reason = "") =>
        new("InvalidParameterValue", $"Value ({value}) for parameter {parameter} is invalid. {reason}".TrimEnd());

    public static AwsError InvalidValue(string message) => new("InvalidParameterValue", message);

    public static AwsError InvalidParameter(string message) => new("InvalidParameter", message);

    public static AwsError InvalidCombination(string message) => new("InvalidParameterCombination", message);

    public static AwsError InvalidFilter(string name) => new("InvalidParameterValue", $"The filter '{name}' is invalid");

    public static AwsError FilterLimit(string message) => new("FilterLimitExceeded", message);

    public static AwsError InvalidNextToken(string token) => new("InvalidNextToken", $"The token '{token}' is invalid");

    public static AwsError NotEmulated(string what) => new("UnsupportedOperation", $"EmbeddedAws does not emulate {what}");

    public static AwsError NotPermitted(string message) => new("OperationNotPermitted", message);

    public static AwsError IdempotentMismatch() =>
        new(
            "IdempotentParameterMismatch",
            "The client token you have provided is associated with a resource that is already created with different parameters.");

    public static AwsError DryRun() => new("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);

    // Dependencies
    public static AwsError HasDependencies(string kind, string id) =>
        new("DependencyViolation", $"The {kind} '{id}' has dependencies and cannot be deleted.");

    public static AwsError HasDependentObject(string id) => new("DependencyViolation", $"resource {id} has a dependent object");

    public static AwsError MappedAddresses(string vpcId) => new(
        "DependencyViolation",
        $"Network {vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.");

    public static AwsError AlreadyAssociated(string message) => new("Resource.AlreadyAssociated", message);

    // Not found. A malformed id has its own code, except for VPCs, subnets, addresses and endpoint services.
    public static AwsError VpcNotFound(string id) => new("InvalidVpcID.NotFound", $"The vpc ID '{id}' does not exist");

    public static AwsError SubnetNotFound(string id) => new("InvalidSubnetID.NotFound", $"The subnet ID '{id}' does not exist");

    public static AwsError InternetGatewayNotFound(string id) =>
        Unknown(id, "igw-", "InvalidInternetGatewayId.Malformed", "InvalidInternetGatewayID.NotFound", $"The internetGateway ID '{id}' does not exist");

    public static AwsError AllocationNotFound(string id) => new("InvalidAllocationID.NotFound", $"The allocation ID '{id}' does not exist");

    public static AwsError AddressNotFound(string ip) =>
        Cidr.ToNumber(ip) is null ? new("InvalidAddress.Malformed", $"Address '{ip}' is not valid.")
            : new("InvalidAddress.NotFound", $"Address '{ip}' not found.");

    public static AwsError AssociationNotFound(string id) => new("InvalidAssociationID.NotFound", $"The association ID '{id}' does not exist");

    public static AwsError NatGatewayNotFound(string id) =>
        Unknown(id, "nat-", "NatGatewayMalformed", "NatGatewayNotFound", $"The Nat Gateway {id} was not found");

    public static AwsError RouteTableNotFound(string id) =>
        Unknown(id, "rtb-", "InvalidRouteTableId.Malformed", "InvalidRouteTableID.NotFound", $"The routeTable ID '{id}' does not exist");

    public static AwsError NetworkAclNotFound(string id) =>
        Unknown(id, "acl-", "InvalidNetworkAclId.Malformed", "InvalidNetworkAclID.NotFound", $"The networkAcl ID '{id}' does not exist");

    public static AwsError DhcpOptionsNotFound(string id) =>
        Unknown(id, "dopt-", "InvalidDhcpOptionsId.Malformed", "InvalidDhcpOptionID.NotFound", $"The dhcpOption ID '{id}' does not exist");

    public static AwsError GroupNotFound(string id) =>
        Unknown(id, "sg-", "InvalidGroupId.Malformed", "InvalidGroup.NotFound", $"The security group '{id}' does not exist");

    public static AwsError GroupNameNotFound(string name, string vpcId) =>
        new("InvalidGroup.NotFound", $"The security group '{name}' does not exist in default VPC '{vpcId}'");

    public static AwsError GroupIdMalformed(string id) => new("InvalidGroupId.Malformed", $"The security group ID '{id}' is malformed");

    public static AwsError RuleNotFound(string id) =>
        Unknown(id, "sgr-", "InvalidSecurityGroupRuleId.Malformed", "InvalidSecurityGroupRuleId.NotFound", $"The security group rule ID '{id}' does not exist");

    public static AwsError NetworkInterfaceNotFound(string id) =>
        Unknown(id, "eni-", "InvalidNetworkInterfaceId.Malformed", "InvalidNetworkInterfaceID.NotFound", $"The networkInterface ID '{id}' does not exist");

    public static AwsError InstanceNotFound(string id) =>
        Unknown(id, "i-", "InvalidInstanceID.Malformed", "InvalidInstanceID.NotFound", $"The instance ID '{id}' does not exist");

    public static AwsError InstanceTypeNotFound(string type) => new("InvalidInstanceType", $"The following supplied instance types do not exist: [{type}]");

    public static AwsError ImageNotFound(string id) =>
        Unknown(id, "ami-", "InvalidAMIID.Malformed", "InvalidAMIID.NotFound", $"The image id '[{id}]' does not exist");

    public static AwsError PrefixListNotFound(string id) =>
        Unknown(id, "pl-", "InvalidPrefixListId.Malformed", "InvalidPrefixListID.NotFound", $"The prefix list ID '{id}' does not exist.");

    public static AwsError InvalidInstanceState(string id) =>
        new("IncorrectInstanceState", $"The instance '{id}' is not in a state from which this is possible.");

    public static AwsError InstanceLimit(int asked, int most) => new(
        "InstanceLimitExceeded",
            $"You have requested more instances ({asked}) than your current instance limit of {most} allows for the specified instance type.");

    public static AwsError ResourceNotFound(string id) => new("InvalidID", $"The ID '{id}' is not valid");

    // Networks
    public static AwsError NoDefaultVpc() => new("VPCIdNotSpecified", "No default VPC for this user");

    public static AwsError NoDefaultSubnet(string vpcId) => new("MissingInput", $"No subnets found for the default VPC '{vpcId}'. Please specify a subnet.");

    public static AwsError VpcRange(string cidr) => new("InvalidVpc.Range", $"The CIDR '{cidr}' is invalid.");

    public static AwsError SubnetRange(string cidr) => new("InvalidSubnet.Range", $"The CIDR '{cidr}' is invalid.");

    public static AwsError SubnetConflict(string cidr) => new("InvalidSubnet.Conflict", $"The CIDR '{cidr}' conflicts with another subnet");

    public static AwsError NoFreeAddresses(string subnetId) =>
        new("InsufficientFreeAddressesInSubnet", $"The subnet '{subnetId}' does not have enough free addresses to satisfy the request.");

    public static AwsError AddressInUse(string ip) => new("InvalidIPAddress.InUse", $"Address {ip} is in use.");

    public static AwsError GatewayNotAttached(string id, string vpcId) => new("Gateway.NotAttached", $"resource {id} is not attached to network {vpcId}");

    public static AwsError RouteExists(string destination) => new("RouteAlreadyExists", $"The route identified by {destination} already exists.");

    public static AwsError RouteNotFound(string destination, string tableId) =>
        new("InvalidRoute.NotFound", $"no route with destination-cidr-block {destination} in route table {tableId}");

    // Security groups
    public static AwsError GroupDuplicate(string name, string vpcId) =>
        new("InvalidGroup.Duplicate", $"The security group '{name}' already exists for VPC '{vpcId}'");

    public static AwsError DefaultGroup(string id, string name) =>
        new("CannotDelete", $"the specified group: \"{id}\" name: \"{name}\" cannot be deleted by a user");

    public static AwsError PermissionDuplicate(string rule) => new("InvalidPermission.Duplicate", $"the specified rule \"{rule}\" already exists");

    public static AwsError PermissionTwice() => InvalidValue("The same permission must not appear multiple times");

    public static AwsError PermissionNotFound() => new("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");

    public static AwsError PermissionMalformed(string message) => new("InvalidPermission.Malformed", message);

    public static AwsError TooManyRules() => new("RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group has been reached.");

    // PrivateLink
    public static AwsError ServiceNotFound(string id) =>
        new("InvalidVpcEndpointServiceId.NotFound", $"The VpcEndpointService Id '{id}' does not exist");

    // Deletes return other codes than describes for a missing service or endpoint.
    public static AwsError DeletedServiceNotFound(string id) => new("InvalidVpcEndpointService.NotFound", $"The VpcEndpointService Id '{id}' does not exist");

    public static AwsError DeletedEndpointNotFound(string id) => new("InvalidVpcEndpoint.NotFound", $"The Vpc Endpoint Id '{id}' does not exist");

    public static AwsError EndpointNotFound(string id) =>
        Unknown(id, "vpce-", "InvalidVpcEndpointId.Malformed", "InvalidVpcEndpointId.NotFound", $"The Vpc Endpoint Id '{id}' does not exist");

    public static AwsError ServiceNameNotFound(string name) => new("InvalidServiceName", $"The Vpc Endpoint Service '{name}' does not exist");

    public static AwsError LoadBalancersMissing() =>
        InvalidParameter("exactly one of network_load_balancer_arn or gateway_load_balancer_arn is a required member");

    public static AwsError ExistingConnections() => new("ExistingVpcEndpointConnections", "Service has existing active VPC Endpoint connections!");

    public static AwsError InvalidPrincipal(string principal) => new("InvalidPrincipal", $"Invalid Principal: '{principal}'");

    public static AwsError DuplicateZone(string subnetId) =>
        new("DuplicateSubnetsInSameZone", $"Found another VPC endpoint subnet in the availability zone of {subnetId}");

    public static AwsError EndpointState(string id, string state) => new("InvalidState", $"The Vpc Endpoint '{id}' is in the state '{state}'");

    // Tags
    public static AwsError TooManyTags() => new("TagLimitExceeded", "More than 50 tags specified");

    public static AwsError ReservedTag() => new("InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use");

    /// <summary>Returns true if a resource of the kind with this prefix can have the id.</summary>
    public static bool IsId(string id, string prefix) => ResourceId().Match(id) is { Success: true } match && match.Groups["prefix"].Value == prefix;

    private static AwsError Unknown(string id, string prefix, string malformed, string notFound, string message) =>
        IsId(id, prefix)
            ? new(notFound, message)
            : new(malformed, id.StartsWith(prefix, StringComparison.Ordinal) ? $"Invalid id: \"{id}\"" : $"Invalid id: \"{id}\" (expecting \"{prefix}...\")");

    [GeneratedRegex(@"^(?<prefix>[a-z-]+-)([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex ResourceId();
}
