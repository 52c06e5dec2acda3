using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using static PrivateLinkKit.Testing.Wire.Ec2.Ec2Operations;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The EC2 API: the handler of each operation, and the parameters it uses.</summary>
internal sealed class Ec2Service(ILoadBalancers loadBalancers, IPrivateZones zones, IConnectionTopics topics, Ec2Settings settings)
    : INetworkParticipant, ITaggedResources
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new Ec2QueryProtocol($"{Service.XmlNamespace}/") { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.Defaults = Ec2Defaults.Table;
        service.Rates = Ec2Rates.BucketsOf;
        service.Cloud.RegionAdded += DefaultNetwork.Lay;
        service.HonouredEverywhere = "DryRun";
        service.CheckEvery = CheckDryRun;

        var services = new VpcEndpointServices(
            new ServiceLoadBalancers(loadBalancers), new DomainOwnership(settings, service.Network.PublicNames));
        var events = new ConnectionEvents(topics);
        var connections = new VpcEndpointConnections(events);
        var endpoints = new VpcEndpoints(zones, events);
        var notifications = new ConnectionNotifications(events);
        const string list = "Filters MaxResults NextToken";

        service.On(CreateVpc, Vpcs.Create, honours: "CidrBlock InstanceTenancy AmazonProvidedIpv6CidrBlock TagSpecifications");
        service.On(DescribeVpcs, Vpcs.Describe, honours: $"VpcIds {list}");
        service.On(DeleteVpc, Vpcs.Delete, honours: "VpcId");
        service.On(ModifyVpcAttribute, Vpcs.ModifyAttribute, honours: "VpcId EnableDnsSupport EnableDnsHostnames EnableNetworkAddressUsageMetrics");
        service.On(DescribeVpcAttribute, Vpcs.DescribeAttribute, honours: "VpcId Attribute");

        service.On(AssociateVpcCidrBlock, VpcCidrBlocks.Associate, honours: "VpcId CidrBlock AmazonProvidedIpv6CidrBlock");
        service.On(DisassociateVpcCidrBlock, VpcCidrBlocks.Disassociate, honours: "AssociationId");

        service.On(CreateSubnet, Subnets.Create, honours: "VpcId CidrBlock Ipv6CidrBlock AvailabilityZone AvailabilityZoneId TagSpecifications");
        service.On(DescribeSubnets, Subnets.Describe, honours: $"SubnetIds {list}");
        service.On(
            ModifySubnetAttribute,
            SubnetAttributes.Modify,
            honours: "SubnetId AssignIpv6AddressOnCreation MapPublicIpOnLaunch EnableDns64 PrivateDnsHostnameTypeOnLaunch "
                + "EnableResourceNameDnsARecordOnLaunch EnableResourceNameDnsAAAARecordOnLaunch");
        service.On(AssociateSubnetCidrBlock, SubnetIpv6Blocks.Associate, honours: "SubnetId Ipv6CidrBlock");
        service.On(DisassociateSubnetCidrBlock, SubnetIpv6Blocks.Disassociate, honours: "AssociationId");
        service.On(DeleteSubnet, Subnets.Delete, honours: "SubnetId");

        service.On(DescribeDhcpOptions, DhcpOptionSets.Describe, honours: $"DhcpOptionsIds {list}");

        const string entry = "NetworkAclId RuleNumber Egress";
        const string rule = $"{entry} Protocol RuleAction CidrBlock Ipv6CidrBlock IcmpTypeCode PortRange";
        service.On(CreateNetworkAcl, NetworkAcls.Create, honours: "VpcId ClientToken TagSpecifications");
        service.On(DescribeNetworkAcls, NetworkAcls.Describe, honours: $"NetworkAclIds {list}");
        service.On(DeleteNetworkAcl, NetworkAcls.Delete, honours: "NetworkAclId");
        service.On(ReplaceNetworkAclAssociation, NetworkAcls.ReplaceAssociation, honours: "AssociationId NetworkAclId");
        service.On(CreateNetworkAclEntry, NetworkAclEntries.Create, honours: rule);
        service.On(ReplaceNetworkAclEntry, NetworkAclEntries.Replace, honours: rule);
        service.On(DeleteNetworkAclEntry, NetworkAclEntries.Delete, honours: entry);

        service.On(CreateInternetGateway, InternetGateways.Create, honours: "TagSpecifications");
        service.On(DescribeInternetGateways, InternetGateways.Describe, honours: $"InternetGatewayIds {list}");
        service.On(AttachInternetGateway, InternetGateways.Attach, honours: "InternetGatewayId VpcId");
        service.On(DetachInternetGateway, InternetGateways.Detach, honours: "InternetGatewayId VpcId");
        service.On(DeleteInternetGateway, InternetGateways.Delete, honours: "InternetGatewayId");

        service.On(CreateEgressOnlyInternetGateway, EgressOnlyGateways.Create, honours: "VpcId ClientToken TagSpecifications");
        service.On(DescribeEgressOnlyInternetGateways, EgressOnlyGateways.Describe, honours: $"EgressOnlyInternetGatewayIds {list}");
        service.On(DeleteEgressOnlyInternetGateway, EgressOnlyGateways.Delete, honours: "EgressOnlyInternetGatewayId");

        service.On(
            CreateFlowLogs,
            FlowLogs.Create,
            honours: "ResourceIds ResourceType TrafficType LogDestinationType LogGroupName LogDestination DeliverLogsPermissionArn LogFormat "
                + "MaxAggregationInterval DestinationOptions ClientToken TagSpecifications");
        service.On(DescribeFlowLogs, FlowLogs.Describe, honours: "FlowLogIds Filter MaxResults NextToken");
        service.On(DeleteFlowLogs, FlowLogs.Delete, honours: "FlowLogIds");

        service.On(AllocateAddress, Addresses.Allocate, honours: "Domain TagSpecifications");
        service.On(DescribeAddresses, Addresses.Describe, honours: "AllocationIds PublicIps Filters");
        service.On(AssociateAddress, Addresses.Associate, honours: "AllocationId InstanceId NetworkInterfaceId AllowReassociation");
        service.On(DisassociateAddress, Addresses.Disassociate, honours: "AssociationId");
        service.On(DescribeAddressesAttribute, Addresses.DescribeAttribute, honours: "AllocationIds Attribute MaxResults NextToken");
        service.On(ReleaseAddress, Addresses.Release, honours: "AllocationId NetworkBorderGroup");

        service.On(CreateNatGateway, NatGateways.Create, honours: "SubnetId AllocationId ConnectivityType ClientToken TagSpecifications");
        service.On(DescribeNatGateways, NatGateways.Describe, honours: "NatGatewayIds Filter MaxResults NextToken");
        service.On(DeleteNatGateway, NatGateways.Delete, honours: "NatGatewayId");

        service.On(CreateRouteTable, RouteTables.Create, honours: "VpcId ClientToken TagSpecifications");
        service.On(DescribeRouteTables, RouteTables.Describe, honours: $"RouteTableIds {list}");
        service.On(DeleteRouteTable, RouteTables.Delete, honours: "RouteTableId");
        service.On(AssociateRouteTable, RouteTables.Associate, honours: "RouteTableId SubnetId");
        service.On(DisassociateRouteTable, RouteTables.Disassociate, honours: "AssociationId");
        service.On(ReplaceRouteTableAssociation, RouteTables.ReplaceAssociation, honours: "AssociationId RouteTableId");

        const string destination = "RouteTableId DestinationCidrBlock DestinationIpv6CidrBlock DestinationPrefixListId";
        const string target = "GatewayId NatGatewayId NetworkInterfaceId EgressOnlyInternetGatewayId";
        service.On(CreateRoute, Routes.Create, honours: $"{destination} {target}");
        service.On(ReplaceRoute, Routes.Replace, honours: $"{destination} {target}");
        service.On(DeleteRoute, Routes.Delete, honours: destination);

        const string named = "GroupId GroupName";
        service.On(CreateSecurityGroup, SecurityGroups.Create, honours: "GroupName Description VpcId TagSpecifications");
        service.On(DescribeSecurityGroups, SecurityGroups.Describe, honours: $"GroupIds GroupNames {list}");
        service.On(DeleteSecurityGroup, SecurityGroups.Delete, honours: named);

        const string permissions = "IpPermissions.IpProtocol IpPermissions.FromPort IpPermissions.ToPort IpPermissions.IpRanges IpPermissions.Ipv6Ranges "
            + "IpPermissions.PrefixListIds IpPermissions.UserIdGroupPairs.GroupId IpPermissions.UserIdGroupPairs.GroupName "
            + "IpPermissions.UserIdGroupPairs.UserId IpPermissions.UserIdGroupPairs.Description";
        const string shorthand = "IpProtocol FromPort ToPort CidrIp SourceSecurityGroupName SourceSecurityGroupOwnerId";
        service.On(AuthorizeSecurityGroupIngress, SecurityGroupRules.AuthorizeIngress, honours: $"{named} {permissions} {shorthand} TagSpecifications");
        service.On(AuthorizeSecurityGroupEgress, SecurityGroupRules.AuthorizeEgress, honours: $"GroupId {permissions} TagSpecifications");
        service.On(RevokeSecurityGroupIngress, SecurityGroupRules.RevokeIngress, honours: $"{named} {permissions} {shorthand} SecurityGroupRuleIds");
        service.On(RevokeSecurityGroupEgress, SecurityGroupRules.RevokeEgress, honours: $"GroupId {permissions} SecurityGroupRuleIds");
        service.On(DescribeSecurityGroupRules, SecurityGroupRules.Describe, honours: $"SecurityGroupRuleIds {list}");
        service.On(ModifySecurityGroupRules, SecurityGroupRules.Modify, honours: "GroupId SecurityGroupRules");
        service.On(
            UpdateSecurityGroupRuleDescriptionsIngress,
            SecurityGroupRules.DescribeIngress,
            honours: $"{named} {permissions} SecurityGroupRuleDescriptions");
        service.On(
            UpdateSecurityGroupRuleDescriptionsEgress,
            SecurityGroupRules.DescribeEgress,
            honours: $"{named} {permissions} SecurityGroupRuleDescriptions");

        service.On(CreateNetworkInterface, NetworkInterfaces.Create, honours: "SubnetId Groups PrivateIpAddress Description ClientToken TagSpecifications");
        service.On(DescribeNetworkInterfaces, NetworkInterfaces.Describe, honours: $"NetworkInterfaceIds {list}");
        service.On(ModifyNetworkInterfaceAttribute, NetworkInterfaces.ModifyAttribute, honours: "NetworkInterfaceId Description SourceDestCheck Groups");
        service.On(DescribeNetworkInterfaceAttribute, NetworkInterfaces.DescribeAttribute, honours: "NetworkInterfaceId Attribute");
        service.On(DeleteNetworkInterface, NetworkInterfaces.Delete, honours: "NetworkInterfaceId");

        var lifecycle = new InstanceLifecycle(service.Network.Containers);
        // A template sets what a launch sets, except where and how many.
        const string interfaces = "NetworkInterfaces.DeviceIndex NetworkInterfaces.NetworkInterfaceId NetworkInterfaces.SubnetId NetworkInterfaces.Groups "
            + "NetworkInterfaces.PrivateIpAddress NetworkInterfaces.AssociatePublicIpAddress NetworkInterfaces.Description "
            + "NetworkInterfaces.DeleteOnTermination";
        const string devices = "BlockDeviceMappings.DeviceName BlockDeviceMappings.NoDevice BlockDeviceMappings.Ebs.VolumeSize "
            + "BlockDeviceMappings.Ebs.VolumeType BlockDeviceMappings.Ebs.Iops BlockDeviceMappings.Ebs.Throughput BlockDeviceMappings.Ebs.Encrypted "
            + "BlockDeviceMappings.Ebs.KmsKeyId BlockDeviceMappings.Ebs.SnapshotId BlockDeviceMappings.Ebs.DeleteOnTermination";
        const string launch = "ImageId InstanceType SecurityGroupIds SecurityGroups Placement.AvailabilityZone KeyName UserData IamInstanceProfile "
            + "CreditSpecification MetadataOptions Monitoring EbsOptimized DisableApiTermination DisableApiStop InstanceInitiatedShutdownBehavior "
            + $"{interfaces} {devices} TagSpecifications";
        service.On(
            RunInstances,
            new InstanceLaunch(lifecycle).Run,
            honours: $"{launch} MinCount MaxCount SubnetId PrivateIpAddress LaunchTemplate ClientToken");

        var template = string.Join(' ', launch.Split(' ').Select(parameter => $"LaunchTemplateData.{parameter}"));
        const string chosen = "LaunchTemplateId LaunchTemplateName";
        service.On(CreateLaunchTemplate, LaunchTemplates.Create, honours: $"LaunchTemplateName VersionDescription {template} ClientToken TagSpecifications");
        service.On(DescribeLaunchTemplates, LaunchTemplates.Describe, honours: $"LaunchTemplateIds LaunchTemplateNames {list}");
        service.On(ModifyLaunchTemplate, LaunchTemplates.Modify, honours: $"{chosen} DefaultVersion ClientToken");
        service.On(DeleteLaunchTemplate, LaunchTemplates.Delete, honours: chosen);
        service.On(
            CreateLaunchTemplateVersion,
            LaunchTemplateVersions.Create,
            honours: $"{chosen} SourceVersion VersionDescription {template} ClientToken");
        service.On(DescribeLaunchTemplateVersions, LaunchTemplateVersions.Describe, honours: $"{chosen} Versions MinVersion MaxVersion {list}");
        service.On(DeleteLaunchTemplateVersions, LaunchTemplateVersions.Delete, honours: $"{chosen} Versions");
        service.On(DescribeInstances, Instances.Describe, honours: $"InstanceIds {list}");
        service.On(DescribeInstanceStatus, Instances.DescribeStatus, honours: $"InstanceIds IncludeAllInstances {list}");
        service.On(StartInstances, lifecycle.Start, honours: "InstanceIds");
        service.On(StopInstances, lifecycle.Stop, honours: "InstanceIds Force SkipOsShutdown");
        service.On(RebootInstances, lifecycle.Reboot, honours: "InstanceIds");
        service.On(TerminateInstances, lifecycle.Terminate, honours: "InstanceIds");
        service.On(
            ModifyInstanceAttribute,
            InstanceModifications.Modify,
            honours: "InstanceId Groups DisableApiTermination DisableApiStop InstanceInitiatedShutdownBehavior UserData InstanceType EbsOptimized "
                + "SourceDestCheck BlockDeviceMappings.DeviceName BlockDeviceMappings.Ebs.DeleteOnTermination");
        service.On(
            ModifyInstanceMetadataOptions,
            MetadataOptions.Modify,
            honours: "InstanceId HttpTokens HttpPutResponseHopLimit HttpEndpoint HttpProtocolIpv6 InstanceMetadataTags");

        service.On(CreateKeyPair, KeyPairs.Create, honours: "KeyName KeyType KeyFormat TagSpecifications");
        service.On(ImportKeyPair, KeyPairs.Import, honours: "KeyName PublicKeyMaterial TagSpecifications");
        service.On(DescribeKeyPairs, KeyPairs.Describe, honours: "KeyNames KeyPairIds IncludePublicKey Filters");
        service.On(DeleteKeyPair, KeyPairs.Delete, honours: "KeyName KeyPairId");

        service.On(
            CreateVolume,
            Volumes.Create,
            honours: "AvailabilityZone AvailabilityZoneId Size VolumeType Iops Throughput Encrypted KmsKeyId ClientToken TagSpecifications");
        service.On(DescribeVolumes, Volumes.Describe, honours: $"VolumeIds {list}");
        service.On(ModifyVolume, VolumeModifications.Modify, honours: "VolumeId Size VolumeType Iops Throughput");
        service.On(DescribeVolumesModifications, VolumeModifications.Describe, honours: $"VolumeIds {list}");
        service.On(AttachVolume, VolumeAttachments.Attach, honours: "VolumeId InstanceId Device");
        service.On(DetachVolume, VolumeAttachments.Detach, honours: "VolumeId InstanceId Device Force");
        service.On(DeleteVolume, Volumes.Delete, honours: "VolumeId");

        service.On(DescribeInstanceAttribute, InstanceAttributes.Describe, honours: "InstanceId Attribute");
        service.On(DescribeInstanceCreditSpecifications, InstanceAttributes.DescribeCredits, honours: $"InstanceIds {list}");
        service.On(DescribeInstanceTypes, InstanceTypes.Describe, honours: $"InstanceTypes {list}");
        service.On(DescribeInstanceTypeOfferings, InstanceTypes.DescribeOfferings, honours: $"LocationType {list}");
        service.On(DescribeImages, Images.Describe, honours: $"ImageIds Owners IncludeDeprecated IncludeDisabled {list}");

        service.On(DescribePrefixLists, PrefixLists.Describe, honours: $"PrefixListIds {list}");
        service.On(DescribeManagedPrefixLists, PrefixLists.DescribeManaged, honours: $"PrefixListIds {list}");
        service.On(GetManagedPrefixListEntries, PrefixLists.Entries, honours: "PrefixListId TargetVersion MaxResults NextToken");
        service.On(GetManagedPrefixListAssociations, PrefixListUses.Describe, honours: "PrefixListId MaxResults NextToken");
        service.On(
            CreateManagedPrefixList,
            ManagedPrefixLists.Create,
            honours: "PrefixListName AddressFamily MaxEntries Entries ClientToken TagSpecifications");
        service.On(
            ModifyManagedPrefixList,
            ManagedPrefixLists.Modify,
            honours: "PrefixListId CurrentVersion PrefixListName AddEntries RemoveEntries MaxEntries");
        service.On(RestoreManagedPrefixListVersion, ManagedPrefixLists.Restore, honours: "PrefixListId PreviousVersion CurrentVersion");
        service.On(DeleteManagedPrefixList, ManagedPrefixLists.Delete, honours: "PrefixListId");

        service.On(DescribeAccountAttributes, AccountAttributes.Describe, honours: "AttributeNames");
        service.On(DescribeAvailabilityZones, AvailabilityZones.Describe, honours: "ZoneNames ZoneIds AllAvailabilityZones Filters");
        service.On(DescribeRegions, AvailabilityZones.DescribeRegions, honours: "RegionNames AllRegions Filters");

        service.On(CreateTags, Tags.Create, honours: "Resources Tags");
        service.On(DeleteTags, Tags.Delete, honours: "Resources Tags");
        service.On(DescribeTags, Tags.Describe, honours: list);

        service.On(
            CreateVpcEndpointServiceConfiguration,
            services.Create,
            honours: "NetworkLoadBalancerArns AcceptanceRequired PrivateDnsName SupportedIpAddressTypes SupportedRegions ClientToken TagSpecifications");
        service.On(DescribeVpcEndpointServiceConfigurations, VpcEndpointServices.Describe, honours: $"ServiceIds {list}");
        service.On(
            ModifyVpcEndpointServiceConfiguration,
            services.Modify,
            honours: "ServiceId PrivateDnsName RemovePrivateDnsName AcceptanceRequired AddNetworkLoadBalancerArns RemoveNetworkLoadBalancerArns "
                + "AddSupportedIpAddressTypes AddSupportedRegions RemoveSupportedRegions");
        service.On(DeleteVpcEndpointServiceConfigurations, VpcEndpointServices.Delete, honours: "ServiceIds");
        service.On(StartVpcEndpointServicePrivateDnsVerification, services.StartVerification, honours: "ServiceId");
        service.On(ModifyVpcEndpointServicePayerResponsibility, VpcEndpointServices.ModifyPayer, honours: "ServiceId PayerResponsibility");
        service.On(DescribeVpcEndpointServices, OfferedServices.Describe, honours: $"ServiceNames ServiceRegions {list}");

        service.On(
            ModifyVpcEndpointServicePermissions,
            VpcEndpointServicePermissions.Modify,
            honours: "ServiceId AddAllowedPrincipals RemoveAllowedPrincipals");
        service.On(DescribeVpcEndpointServicePermissions, VpcEndpointServicePermissions.Describe, honours: $"ServiceId {list}");

        service.On(
            DescribeVpcEndpointConnections,
            (call, request) => VpcEndpointConnections.Describe(call, request, settings.FilterConnectionsByEndpointId),
            honours: list);
        service.On(AcceptVpcEndpointConnections, connections.Accept, honours: "ServiceId VpcEndpointIds");
        service.On(RejectVpcEndpointConnections, connections.Reject, honours: "ServiceId VpcEndpointIds");

        service.On(
            CreateVpcEndpointConnectionNotification,
            notifications.Create,
            honours: "ServiceId VpcEndpointId ConnectionNotificationArn ConnectionEvents ClientToken");
        service.On(
            DescribeVpcEndpointConnectionNotifications, notifications.Describe, honours: $"ConnectionNotificationId {list}");
        service.On(
            ModifyVpcEndpointConnectionNotification,
            notifications.Modify,
            honours: "ConnectionNotificationId ConnectionNotificationArn ConnectionEvents");
        service.On(DeleteVpcEndpointConnectionNotifications, ConnectionNotifications.Delete, honours: "ConnectionNotificationIds");

        service.On(
            CreateVpcEndpoint,
            new VpcEndpointCreation(zones, events, settings.ConnectionExpiry).Create,
            honours: "VpcEndpointType VpcId ServiceName ServiceRegion PolicyDocument RouteTableIds SubnetIds SubnetConfigurations SecurityGroupIds "
                + "IpAddressType DnsOptions.DnsRecordIpType PrivateDnsEnabled ClientToken TagSpecifications");
        service.On(DescribeVpcEndpoints, VpcEndpoints.Describe, honours: $"VpcEndpointIds {list}");
        service.On(
            ModifyVpcEndpoint,
            endpoints.Modify,
            honours: "VpcEndpointId PolicyDocument ResetPolicy AddRouteTableIds RemoveRouteTableIds AddSubnetIds RemoveSubnetIds SubnetConfigurations "
                + "AddSecurityGroupIds RemoveSecurityGroupIds PrivateDnsEnabled");
        service.On(DescribeVpcEndpointAssociations, VpcEndpointAssociations.Describe, honours: $"VpcEndpointIds {list}");
        service.On(DeleteVpcEndpoints, endpoints.Delete, honours: "VpcEndpointIds");
    }

    public void Contribute(NetworkMapBuilder map, IReadOnlyList<AccountRegion> regions)
    {
        foreach (var region in regions)
        {
            SubnetMap.AddSubnets(map, region);
            SubnetMap.AddVpcs(map, region);
            InterfaceMap.Add(map, region);
            GatewayMap.Add(map, region);
        }

        EndpointMap.Add(map, regions);
    }

    public IEnumerable<ResourceTags> TagsIn(AccountRegion region) => TaggedKinds.Of(region.Ec2).SelectMany(kind => kind.All().Select(resource =>
        new ResourceTags(region.Arn(Name, $"{kind.ResourceType}/{resource.Id}"), resource.Tags.ToDictionary(tag => tag.Key!, tag => tag.Value ?? ""))));

    public TagCall Tag(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) =>
        new("CreateTags", new() { ["ResourceId"] = TagCall.List([arn.Split('/')[^1]]), ["Tag"] = TagCall.Pairs(tags) });

    public TagCall Untag(AccountRegion region, string arn, IReadOnlyList<string> keys) =>
        new("DeleteTags", new() { ["ResourceId"] = TagCall.List([arn.Split('/')[^1]]), ["Tag"] = TagCall.Keys(keys) });

    private static void CheckDryRun(WireObject parameters)
    {
        if (parameters["DryRun"] is WireText { Value: var asked } && bool.Parse(asked))
        {
            throw Ec2Errors.DryRun();
        }
    }
}
