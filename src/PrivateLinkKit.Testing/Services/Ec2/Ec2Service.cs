using PrivateLinkKit.Testing.Gateway;
using PrivateLinkKit.Testing.Protocols;
using static PrivateLinkKit.Testing.Wire.Ec2.Ec2Operations;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The EC2 API: the handler of each operation, and the parameters it uses.</summary>
internal sealed class Ec2Service : AwsService
{
    public Ec2Service()
        : base(Service, new Ec2QueryProtocol($"{Service.XmlNamespace}/"))
    {
        const string list = "Filters MaxResults NextToken";

        On(CreateVpc, Vpcs.Create, honours: "CidrBlock InstanceTenancy TagSpecifications");
        On(DescribeVpcs, Vpcs.Describe, honours: $"VpcIds {list}");
        On(DeleteVpc, Vpcs.Delete, honours: "VpcId");
        On(ModifyVpcAttribute, Vpcs.ModifyAttribute, honours: "VpcId EnableDnsSupport EnableDnsHostnames EnableNetworkAddressUsageMetrics");
        On(DescribeVpcAttribute, Vpcs.DescribeAttribute, honours: "VpcId Attribute");

        On(CreateSubnet, Subnets.Create, honours: "VpcId CidrBlock AvailabilityZone AvailabilityZoneId TagSpecifications");
        On(DescribeSubnets, Subnets.Describe, honours: $"SubnetIds {list}");
        On(ModifySubnetAttribute, Subnets.ModifyAttribute, honours: "SubnetId MapPublicIpOnLaunch");
        On(DeleteSubnet, Subnets.Delete, honours: "SubnetId");

        On(DescribeDhcpOptions, DhcpOptionSets.Describe, honours: $"DhcpOptionsIds {list}");
        On(DescribeNetworkAcls, NetworkAcls.Describe, honours: $"NetworkAclIds {list}");

        On(CreateInternetGateway, InternetGateways.Create, honours: "TagSpecifications");
        On(DescribeInternetGateways, InternetGateways.Describe, honours: $"InternetGatewayIds {list}");
        On(AttachInternetGateway, InternetGateways.Attach, honours: "InternetGatewayId VpcId");
        On(DetachInternetGateway, InternetGateways.Detach, honours: "InternetGatewayId VpcId");
        On(DeleteInternetGateway, InternetGateways.Delete, honours: "InternetGatewayId");

        On(AllocateAddress, Addresses.Allocate, honours: "Domain TagSpecifications");
        On(DescribeAddresses, Addresses.Describe, honours: "AllocationIds PublicIps Filters");
        On(AssociateAddress, Addresses.Associate, honours: "AllocationId InstanceId NetworkInterfaceId AllowReassociation");
        On(DisassociateAddress, Addresses.Disassociate, honours: "AssociationId");
        On(DescribeAddressesAttribute, Addresses.DescribeAttribute, honours: "AllocationIds Attribute MaxResults NextToken");
        On(ReleaseAddress, Addresses.Release, honours: "AllocationId NetworkBorderGroup");

        On(CreateNatGateway, NatGateways.Create, honours: "SubnetId AllocationId ConnectivityType ClientToken TagSpecifications");
        On(DescribeNatGateways, NatGateways.Describe, honours: "NatGatewayIds Filter MaxResults NextToken");
        On(DeleteNatGateway, NatGateways.Delete, honours: "NatGatewayId");

        On(CreateRouteTable, RouteTables.Create, honours: "VpcId ClientToken TagSpecifications");
        On(DescribeRouteTables, RouteTables.Describe, honours: $"RouteTableIds {list}");
        On(DeleteRouteTable, RouteTables.Delete, honours: "RouteTableId");
        On(AssociateRouteTable, RouteTables.Associate, honours: "RouteTableId SubnetId");
        On(DisassociateRouteTable, RouteTables.Disassociate, honours: "AssociationId");
        On(ReplaceRouteTableAssociation, RouteTables.ReplaceAssociation, honours: "AssociationId RouteTableId");

        On(CreateRoute, Routes.Create, honours: "RouteTableId DestinationCidrBlock GatewayId NatGatewayId NetworkInterfaceId");
        On(ReplaceRoute, Routes.Replace, honours: "RouteTableId DestinationCidrBlock GatewayId NatGatewayId NetworkInterfaceId");
        On(DeleteRoute, Routes.Delete, honours: "RouteTableId DestinationCidrBlock");

        const string named = "GroupId GroupName";
        On(CreateSecurityGroup, SecurityGroups.Create, honours: "GroupName Description VpcId TagSpecifications");
        On(DescribeSecurityGroups, SecurityGroups.Describe, honours: $"GroupIds GroupNames {list}");
        On(DeleteSecurityGroup, SecurityGroups.Delete, honours: named);

        const string permissions = "IpPermissions.IpProtocol IpPermissions.FromPort IpPermissions.ToPort IpPermissions.IpRanges IpPermissions.Ipv6Ranges "
            + "IpPermissions.PrefixListIds IpPermissions.UserIdGroupPairs.GroupId IpPermissions.UserIdGroupPairs.GroupName "
            + "IpPermissions.UserIdGroupPairs.UserId IpPermissions.UserIdGroupPairs.Description";
        const string shorthand = "IpProtocol FromPort ToPort CidrIp SourceSecurityGroupName SourceSecurityGroupOwnerId";
        On(AuthorizeSecurityGroupIngress, SecurityGroupRules.AuthorizeIngress, honours: $"{named} {permissions} {shorthand} TagSpecifications");
        On(AuthorizeSecurityGroupEgress, SecurityGroupRules.AuthorizeEgress, honours: $"GroupId {permissions} TagSpecifications");
        On(RevokeSecurityGroupIngress, SecurityGroupRules.RevokeIngress, honours: $"{named} {permissions} {shorthand} SecurityGroupRuleIds");
        On(RevokeSecurityGroupEgress, SecurityGroupRules.RevokeEgress, honours: $"GroupId {permissions} SecurityGroupRuleIds");
        On(DescribeSecurityGroupRules, SecurityGroupRules.Describe, honours: $"SecurityGroupRuleIds {list}");
        On(ModifySecurityGroupRules, SecurityGroupRules.Modify, honours: "GroupId SecurityGroupRules");
        On(UpdateSecurityGroupRuleDescriptionsIngress, SecurityGroupRules.DescribeIngress, honours: $"{named} {permissions} SecurityGroupRuleDescriptions");
        On(UpdateSecurityGroupRuleDescriptionsEgress, SecurityGroupRules.DescribeEgress, honours: $"{named} {permissions} SecurityGroupRuleDescriptions");

        On(CreateNetworkInterface, NetworkInterfaces.Create, honours: "SubnetId Groups PrivateIpAddress Description ClientToken TagSpecifications");
        On(DescribeNetworkInterfaces, NetworkInterfaces.Describe, honours: $"NetworkInterfaceIds {list}");
        On(ModifyNetworkInterfaceAttribute, NetworkInterfaces.ModifyAttribute, honours: "NetworkInterfaceId Description SourceDestCheck Groups");
        On(DescribeNetworkInterfaceAttribute, NetworkInterfaces.DescribeAttribute, honours: "NetworkInterfaceId Attribute");
        On(DeleteNetworkInterface, NetworkInterfaces.Delete, honours: "NetworkInterfaceId");

        On(
            RunInstances,
            Instances.Run,
            honours: "ImageId InstanceType MinCount MaxCount SubnetId SecurityGroupIds PrivateIpAddress Placement.AvailabilityZone CreditSpecification "
                + "DisableApiTermination ClientToken TagSpecifications");
        On(DescribeInstances, Instances.Describe, honours: $"InstanceIds {list}");
        On(DescribeInstanceStatus, Instances.DescribeStatus, honours: $"InstanceIds IncludeAllInstances {list}");
        On(TerminateInstances, Instances.Terminate, honours: "InstanceIds");
        On(ModifyInstanceAttribute, InstanceAttributes.Modify, honours: "InstanceId Groups DisableApiTermination");

        On(DescribeInstanceAttribute, InstanceAttributes.Describe, honours: "InstanceId Attribute");
        On(DescribeInstanceCreditSpecifications, InstanceAttributes.DescribeCredits, honours: $"InstanceIds {list}");
        On(DescribeInstanceTypes, InstanceTypes.Describe, honours: $"InstanceTypes {list}");
        On(DescribeInstanceTypeOfferings, InstanceTypes.DescribeOfferings, honours: $"LocationType {list}");
        On(DescribeImages, Images.Describe, honours: $"ImageIds Owners IncludeDeprecated IncludeDisabled {list}");

        On(DescribePrefixLists, PrefixLists.Describe, honours: $"PrefixListIds {list}");
        On(DescribeManagedPrefixLists, PrefixLists.DescribeManaged, honours: $"PrefixListIds {list}");
        On(GetManagedPrefixListEntries, PrefixLists.Entries, honours: "PrefixListId MaxResults NextToken");

        On(DescribeAccountAttributes, AccountAttributes.Describe, honours: "AttributeNames");
        On(DescribeAvailabilityZones, AvailabilityZones.Describe, honours: "ZoneNames ZoneIds AllAvailabilityZones Filters");
        On(DescribeRegions, AvailabilityZones.DescribeRegions, honours: "RegionNames AllRegions Filters");

        On(CreateTags, Tags.Create, honours: "Resources Tags");
        On(DeleteTags, Tags.Delete, honours: "Resources Tags");
        On(DescribeTags, Tags.Describe, honours: list);

        On(
            CreateVpcEndpointServiceConfiguration,
            VpcEndpointServices.Create,
            honours: "NetworkLoadBalancerArns AcceptanceRequired PrivateDnsName SupportedIpAddressTypes ClientToken TagSpecifications");
        On(DescribeVpcEndpointServiceConfigurations, VpcEndpointServices.Describe, honours: $"ServiceIds {list}");
        On(
            ModifyVpcEndpointServiceConfiguration,
            VpcEndpointServices.Modify,
            honours: "ServiceId PrivateDnsName RemovePrivateDnsName AcceptanceRequired AddNetworkLoadBalancerArns RemoveNetworkLoadBalancerArns "
                + "AddSupportedIpAddressTypes");
        On(DeleteVpcEndpointServiceConfigurations, VpcEndpointServices.Delete, honours: "ServiceIds");
        On(StartVpcEndpointServicePrivateDnsVerification, VpcEndpointServices.StartVerification, honours: "ServiceId");
        On(ModifyVpcEndpointServicePayerResponsibility, VpcEndpointServices.ModifyPayer, honours: "ServiceId PayerResponsibility");
        On(DescribeVpcEndpointServices, OfferedServices.Describe, honours: $"ServiceNames {list}");

        On(ModifyVpcEndpointServicePermissions, VpcEndpointServicePermissions.Modify, honours: "ServiceId AddAllowedPrincipals RemoveAllowedPrincipals");
        On(DescribeVpcEndpointServicePermissions, VpcEndpointServicePermissions.Describe, honours: $"ServiceId {list}");

        On(DescribeVpcEndpointConnections, VpcEndpointConnections.Describe, honours: list);
        On(AcceptVpcEndpointConnections, VpcEndpointConnections.Accept, honours: "ServiceId VpcEndpointIds");
        On(RejectVpcEndpointConnections, VpcEndpointConnections.Reject, honours: "ServiceId VpcEndpointIds");

        On(
            CreateVpcEndpoint,
            VpcEndpoints.Create,
            honours: "VpcEndpointType VpcId ServiceName ServiceRegion SubnetIds SecurityGroupIds IpAddressType DnsOptions.DnsRecordIpType PrivateDnsEnabled "
                + "ClientToken TagSpecifications");
        On(DescribeVpcEndpoints, VpcEndpoints.Describe, honours: $"VpcEndpointIds {list}");
        On(
            ModifyVpcEndpoint,
            VpcEndpoints.Modify,
            honours: "VpcEndpointId AddSubnetIds RemoveSubnetIds AddSecurityGroupIds RemoveSecurityGroupIds PrivateDnsEnabled");
        On(DescribeVpcEndpointAssociations, VpcEndpointAssociations.Describe, honours: $"VpcEndpointIds {list}");
        On(DeleteVpcEndpoints, VpcEndpoints.Delete, honours: "VpcEndpointIds");
    }

    protected override string HonouredEverywhere => "DryRun";

    protected override void Check(WireObject parameters)
    {
        if (parameters["DryRun"] is WireText { Value: var asked } && bool.Parse(asked))
        {
            throw Ec2Errors.DryRun();
        }
    }
}
