using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The errors of EC2, one factory each, in AWS's words.</summary>
internal static partial class Ec2Errors
{
    // Parameters
    public static AwsErrorException Missing(string parameter) => new("MissingParameter", $"The request must contain the parameter {parameter}");

    public static AwsErrorException InvalidValue(string value, string parameter, string reason = "") =>
        new("InvalidParameterValue", $"Value ({value}) for parameter {parameter} is invalid. {reason}".TrimEnd());

    public static AwsErrorException InvalidValue(string message) => new("InvalidParameterValue", message);

    public static AwsErrorException InvalidParameter(string message) => new("InvalidParameter", message);

    public static AwsErrorException InvalidCombination(string message) => new("InvalidParameterCombination", message);

    public static AwsErrorException InvalidFilter(string name) => new("InvalidParameterValue", $"The filter '{name}' is invalid");

    public static AwsErrorException FilterLimit(string message) => new("FilterLimitExceeded", message);

    public static AwsErrorException InvalidNextToken(string token) => new("InvalidNextToken", $"The token '{token}' is invalid");

    public static AwsErrorException NotEmulated(string what) => new("UnsupportedOperation", $"EmbeddedAws does not emulate {what}");

    public static AwsErrorException NotYours() => new("AuthFailure", "You do not have permission to access the specified resource.");

    public static AwsErrorException NotPermitted(string message) => new("OperationNotPermitted", message);

    public static AwsErrorException IdempotentMismatch() =>
        new(
            "IdempotentParameterMismatch",
            "The client token you have provided is associated with a resource that is already created with different parameters.");

    public static AwsErrorException DryRun() => new("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);

    // Dependencies
    public static AwsErrorException HasDependencies(string kind, string id) =>
        new("DependencyViolation", $"The {kind} '{id}' has dependencies and cannot be deleted.");

    public static AwsErrorException HasDependentObject(string id) => new("DependencyViolation", $"resource {id} has a dependent object");

    public static AwsErrorException MappedAddresses(string vpcId) => new(
        "DependencyViolation",
        $"Network {vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.");

    public static AwsErrorException AlreadyAssociated(string message) => new("Resource.AlreadyAssociated", message);

    // Not found. A malformed id has its own code, except for VPCs, subnets, addresses and endpoint services.
    public static AwsErrorException VpcNotFound(string id) => new("InvalidVpcID.NotFound", $"The vpc ID '{id}' does not exist");

    public static AwsErrorException SubnetNotFound(string id) => new("InvalidSubnetID.NotFound", $"The subnet ID '{id}' does not exist");

    public static AwsErrorException InternetGatewayNotFound(string id) =>
        Unknown(id, "igw-", "InvalidInternetGatewayId.Malformed", "InvalidInternetGatewayID.NotFound", $"The internetGateway ID '{id}' does not exist");

    public static AwsErrorException EgressOnlyGatewayNotFound(string id) => Unknown(
        id,
        "eigw-",
        "InvalidEgressOnlyInternetGatewayId.Malformed",
        "InvalidEgressOnlyInternetGatewayId.NotFound",
        $"The egressOnlyInternetGateway ID '{id}' does not exist");

    public static AwsErrorException FlowLogNotFound(string id) =>
        Unknown(
            id,
            "fl-",
            "InvalidFlowLogId.Malformed",
            "InvalidFlowLogId.NotFound",
            $"These flow log ids in the input list are not found: [TotalCount: 1] {id}");

    public static AwsErrorException FlowLogExists() =>
        new("FlowLogAlreadyExists", "Error. There is an existing Flow Log with the same configuration and log destination.");

    public static AwsErrorException AllocationNotFound(string id) => new("InvalidAllocationID.NotFound", $"The allocation ID '{id}' does not exist");

    public static AwsErrorException AddressNotFound(string ip) =>
        Cidr.ToNumber(ip) is null ? new("InvalidAddress.Malformed", $"Address '{ip}' is not valid.")
            : new("InvalidAddress.NotFound", $"Address '{ip}' not found.");

    public static AwsErrorException AssociationNotFound(string id) => new("InvalidAssociationID.NotFound", $"The association ID '{id}' does not exist");

    public static AwsErrorException NatGatewayNotFound(string id) =>
        Unknown(id, "nat-", "NatGatewayMalformed", "NatGatewayNotFound", $"The Nat Gateway {id} was not found");

    public static AwsErrorException RouteTableNotFound(string id) =>
        Unknown(id, "rtb-", "InvalidRouteTableId.Malformed", "InvalidRouteTableID.NotFound", $"The routeTable ID '{id}' does not exist");

    public static AwsErrorException NetworkAclNotFound(string id) =>
        Unknown(id, "acl-", "InvalidNetworkAclId.Malformed", "InvalidNetworkAclID.NotFound", $"The networkAcl ID '{id}' does not exist");

    public static AwsErrorException AclEntryNotFound(string id, int number, bool egress) => new(
        "InvalidNetworkAclEntry.NotFound",
        $"The {(egress ? "egress" : "ingress")} entry of the network ACL '{id}' with the rule number {number} does not exist");

    public static AwsErrorException AclEntryExists(int number) =>
        new("NetworkAclEntryAlreadyExists", $"The network acl entry identified by {number} already exists.");

    public static AwsErrorException DhcpOptionsNotFound(string id) =>
        Unknown(id, "dopt-", "InvalidDhcpOptionsId.Malformed", "InvalidDhcpOptionID.NotFound", $"The dhcpOption ID '{id}' does not exist");

    public static AwsErrorException GroupNotFound(string id) =>
        Unknown(id, "sg-", "InvalidGroupId.Malformed", "InvalidGroup.NotFound", $"The security group '{id}' does not exist");

    public static AwsErrorException GroupNameNotFound(string name, string vpcId) =>
        new("InvalidGroup.NotFound", $"The security group '{name}' does not exist in default VPC '{vpcId}'");

    public static AwsErrorException GroupIdMalformed(string id) => new("InvalidGroupId.Malformed", $"The security group ID '{id}' is malformed");

    public static AwsErrorException RuleNotFound(string id) =>
        Unknown(id, "sgr-", "InvalidSecurityGroupRuleId.Malformed", "InvalidSecurityGroupRuleId.NotFound", $"The security group rule ID '{id}' does not exist");

    public static AwsErrorException NetworkInterfaceNotFound(string id) =>
        Unknown(id, "eni-", "InvalidNetworkInterfaceId.Malformed", "InvalidNetworkInterfaceID.NotFound", $"The networkInterface ID '{id}' does not exist");

    public static AwsErrorException InterfaceInUse(string id) =>
        new("InvalidNetworkInterface.InUse", $"Interface: [{id}] in use.");

    public static AwsErrorException KeyPairNotFound(string nameOrId) => new("InvalidKeyPair.NotFound", $"The key pair '{nameOrId}' does not exist");

    public static AwsErrorException KeyPairExists(string name) => new("InvalidKeyPair.Duplicate", $"The keypair '{name}' already exists.");

    public static AwsErrorException KeyFormat() => new("InvalidKey.Format", "Key is not in valid OpenSSH public key format");

    public static AwsErrorException TemplateNotFound(string id) => Unknown(
        id,
        "lt-",
        "InvalidLaunchTemplateId.Malformed",
        "InvalidLaunchTemplateId.NotFound",
        $"The specified launch template, with template ID {id}, does not exist.");

    public static AwsErrorException TemplateNameNotFound(string name) => new(
        "InvalidLaunchTemplateName.NotFoundException", $"The specified launch template, with template name {name}, does not exist.");

    public static AwsErrorException TemplateNameMalformed(string name) => new(
        "InvalidLaunchTemplateName.MalformedException", $"The launch template name '{name}' may contain letters, numbers and the characters ( ) . - / _ only.");

    public static AwsErrorException TemplateExists() =>
        new("InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use.");

    public static AwsErrorException VolumeNotFound(string id) =>
        Unknown(id, "vol-", "InvalidVolumeID.Malformed", "InvalidVolume.NotFound", $"The volume '{id}' does not exist.");

    public static AwsErrorException VolumeInUse(string message) => new("VolumeInUse", message);

    public static AwsErrorException IncorrectState(string message) => new("IncorrectState", message);

    public static AwsErrorException InstanceNotFound(string id) =>
        Unknown(id, "i-", "InvalidInstanceID.Malformed", "InvalidInstanceID.NotFound", $"The instance ID '{id}' does not exist");

    public static AwsErrorException InstanceTypeNotFound(string type) =>
        new("InvalidInstanceType", $"The following supplied instance types do not exist: [{type}]");

    public static AwsErrorException ImageNotFound(string id) =>
        Unknown(id, "ami-", "InvalidAMIID.Malformed", "InvalidAMIID.NotFound", $"The image id '[{id}]' does not exist");

    public static AwsErrorException PrefixListNotFound(string id) =>
        Unknown(id, "pl-", "InvalidPrefixListId.Malformed", "InvalidPrefixListID.NotFound", $"The prefix list ID '{id}' does not exist.");

    public static AwsErrorException PrefixListVersionMismatch(string id, long current, long asked) => new(
        "PrefixListVersionMismatch", $"The prefix list has the version number {current} and not {asked}: {id}");

    public static AwsErrorException PrefixListFull(int most) => new(
        "PrefixListMaxEntriesExceeded", $"The prefix list can have {most} entries at most.");

    public static AwsErrorException InvalidInstanceState(string id, string whatIsPossible = "this is possible") =>
        new("IncorrectInstanceState", $"The instance '{id}' is not in a state from which {whatIsPossible}.");

    public static AwsErrorException InstanceLimit(int asked, int most) => new(
        "InstanceLimitExceeded",
            $"You have requested more instances ({asked}) than your current instance limit of {most} allows for the specified instance type.");

    public static AwsErrorException ResourceNotFound(string id) => new("InvalidID", $"The ID '{id}' is not valid");

    // Networks
    public static AwsErrorException NoDefaultVpc() => new("VPCIdNotSpecified", "No default VPC for this user");

    public static AwsErrorException NoDefaultSubnet(string vpcId) =>
        new("MissingInput", $"No subnets found for the default VPC '{vpcId}'. Please specify a subnet.");

    public static AwsErrorException VpcRange(string cidr) => new("InvalidVpc.Range", $"The CIDR '{cidr}' is invalid.");

    public static AwsErrorException SubnetRange(string cidr) => new("InvalidSubnet.Range", $"The CIDR '{cidr}' is invalid.");

    public static AwsErrorException SubnetConflict(string cidr) => new("InvalidSubnet.Conflict", $"The CIDR '{cidr}' conflicts with another subnet");

    public static AwsErrorException NoFreeAddresses(string subnetId) =>
        new("InsufficientFreeAddressesInSubnet", $"The subnet '{subnetId}' does not have enough free addresses to satisfy the request.");

    public static AwsErrorException AddressInUse(string ip) => new("InvalidIPAddress.InUse", $"Address {ip} is in use.");

    public static AwsErrorException GatewayNotAttached(string id, string vpcId) =>
        new("Gateway.NotAttached", $"resource {id} is not attached to network {vpcId}");

    public static AwsErrorException RouteExists(string destination) => new("RouteAlreadyExists", $"The route identified by {destination} already exists.");

    public static AwsErrorException RouteExists(string tableId, string listId) =>
        new("RouteAlreadyExists", $"route table {tableId} already has a route with destination-prefix-list-id {listId}");

    public static AwsErrorException RouteNotFound(string parameter, string destination, string tableId) =>
        new("InvalidRoute.NotFound", $"no route with {parameter} {destination} in route table {tableId}");

    public static AwsErrorException CidrRestricted(string cidr) => new(
        "InvalidVpc.Range",
        $"The CIDR '{cidr}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR. "
            + "For additional restrictions, see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Subnets.html#VPC_Sizing");

    public static AwsErrorException CidrOverlaps(string cidr) => new("InvalidVpc.Range", $"The CIDR '{cidr}' overlaps with another CIDR of the VPC");

    public static AwsErrorException CidrCoversRoute(string cidr, string destination) =>
        new("InvalidVpc.Range", $"The CIDR '{cidr}' is the same as or larger than the destination {destination} of a route in the VPC");

    public static AwsErrorException CidrInUse(string cidr) => new("InvalidCidrBlock.InUse", $"The CIDR block {cidr} is in use");

    public static AwsErrorException CidrLimit(string id, int most) =>
        new("CidrLimitExceeded", $"This network '{id}' has met its maximum number of allowed CIDRs: {most}");

    public static AwsErrorException CidrAssociationNotFound(string id) =>
        new("InvalidVpcCidrBlockAssociationIDError.NotFound", $"The vpc CIDR block association ID '{id}' does not exist");

    public static AwsErrorException SubnetCidrAssociationNotFound(string id) =>
        new("InvalidSubnetCidrBlockAssociationIDError.NotFound", $"The subnet CIDR block with association ID '{id}' does not exist");

    // Security groups
    public static AwsErrorException GroupDuplicate(string name, string vpcId) =>
        new("InvalidGroup.Duplicate", $"The security group '{name}' already exists for VPC '{vpcId}'");

    public static AwsErrorException DefaultGroup(string id, string name) =>
        new("CannotDelete", $"the specified group: \"{id}\" name: \"{name}\" cannot be deleted by a user");

    public static AwsErrorException PermissionDuplicate(string rule) => new("InvalidPermission.Duplicate", $"the specified rule \"{rule}\" already exists");

    public static AwsErrorException PermissionTwice() => InvalidValue("The same permission must not appear multiple times");

    public static AwsErrorException PermissionNotFound() => new("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");

    public static AwsErrorException PermissionMalformed(string message) => new("InvalidPermission.Malformed", message);

    public static AwsErrorException TooManyRules() =>
        new("RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group has been reached.");

    // PrivateLink
    public static AwsErrorException ServiceNotFound(string id) =>
        new("InvalidVpcEndpointServiceId.NotFound", $"The VpcEndpointService Id '{id}' does not exist");

    // Deletes return other codes than describes for a missing service or endpoint.
    public static AwsErrorException DeletedServiceNotFound(string id) =>
        new("InvalidVpcEndpointService.NotFound", $"The VpcEndpointService Id '{id}' does not exist");

    public static AwsErrorException DeletedEndpointNotFound(string id) => new("InvalidVpcEndpoint.NotFound", $"The Vpc Endpoint Id '{id}' does not exist");

    public static AwsErrorException EndpointNotFound(string id) =>
        Unknown(id, "vpce-", "InvalidVpcEndpointId.Malformed", "InvalidVpcEndpointId.NotFound", $"The Vpc Endpoint Id '{id}' does not exist");

    public static AwsErrorException ServiceNameNotFound(string name) => new("InvalidServiceName", $"The Vpc Endpoint Service '{name}' does not exist");

    public static AwsErrorException LoadBalancersMissing() =>
        InvalidParameter("exactly one of network_load_balancer_arn or gateway_load_balancer_arn is a required member");

    public static AwsErrorException ExistingConnections() => new("ExistingVpcEndpointConnections", "Service has existing active VPC Endpoint connections!");

    public static AwsErrorException InvalidPrincipal(string principal) => new("InvalidPrincipal", $"Invalid Principal: '{principal}'");

    public static AwsErrorException DuplicateZone(string subnetId) =>
        new("DuplicateSubnetsInSameZone", $"Found another VPC endpoint subnet in the availability zone of {subnetId}");

    public static AwsErrorException EndpointState(string id, string state) => new("InvalidState", $"The Vpc Endpoint '{id}' is in the state '{state}'");

    public static AwsErrorException InvalidConnectionNotification(string message) => new("InvalidConnectionNotification", message);

    public static AwsErrorException NotificationNotFound(string id) => InvalidConnectionNotification($"The connection notification '{id}' does not exist");

    public static AwsErrorException InvalidPolicyDocument() =>
        new("InvalidPolicyDocument", "The specified policy document is not a valid JSON policy document.");

    // Tags
    public static AwsErrorException TooManyTags() => new("TagLimitExceeded", "More than 50 tags specified");

    public static AwsErrorException ReservedTag() => new("InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use");

    /// <summary>Returns true if a resource of the kind with this prefix can have the id.</summary>
    public static bool IsId(string id, string prefix) => ResourceId().Match(id) is { Success: true } match && match.Groups["prefix"].Value == prefix;

    private static AwsErrorException Unknown(string id, string prefix, string malformed, string notFound, string message) =>
        IsId(id, prefix)
            ? new(notFound, message)
            : new(malformed, id.StartsWith(prefix, StringComparison.Ordinal) ? $"Invalid id: \"{id}\"" : $"Invalid id: \"{id}\" (expecting \"{prefix}...\")");

    [GeneratedRegex(@"^(?<prefix>[a-z-]+-)([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex ResourceId();
}
