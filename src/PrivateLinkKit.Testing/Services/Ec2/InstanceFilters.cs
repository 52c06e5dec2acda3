using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The filters of instances and of their status.</summary>
internal static class InstanceFilters
{
    public static Filters<InstanceView> Instances { get; } = new(Ec2Operations.DescribeInstances, view => view.Instance.Tags)
    {
        { "affinity", view => view.Instance.Placement?.Affinity },
        { "architecture", view => view.Instance.Architecture },
        { "availability-zone", view => view.Instance.Placement?.AvailabilityZone },
        { "availability-zone-id", view => view.Instance.Placement?.AvailabilityZoneId },
        { "block-device-mapping.attach-time", view => Devices(view).Select(device => FilterText.Of(device.Ebs?.AttachTime)) },
        { "block-device-mapping.delete-on-termination", view => Devices(view).Select(device => FilterText.Of(device.Ebs?.DeleteOnTermination)) },
        { "block-device-mapping.device-name", view => Devices(view).Select(device => device.DeviceName) },
        { "block-device-mapping.status", view => Devices(view).Select(device => device.Ebs?.Status) },
        { "block-device-mapping.volume-id", view => Devices(view).Select(device => device.Ebs?.VolumeId) },
        { "boot-mode", view => view.Instance.BootMode },
        { "capacity-reservation-id", view => view.Instance.CapacityReservationId },
        {
            "capacity-reservation-specification.capacity-reservation-preference",
            view => view.Instance.CapacityReservationSpecification?.CapacityReservationPreference
        },
        {
            "capacity-reservation-specification.capacity-reservation-target.capacity-reservation-id",
            view => view.Instance.CapacityReservationSpecification?.CapacityReservationTarget?.CapacityReservationId
        },
        {
            "capacity-reservation-specification.capacity-reservation-target.capacity-reservation-resource-group-arn",
            view => view.Instance.CapacityReservationSpecification?.CapacityReservationTarget?.CapacityReservationResourceGroupArn
        },
        { "client-token", view => view.Instance.ClientToken },
        { "current-instance-boot-mode", view => view.Instance.CurrentInstanceBootMode },
        { "dns-name", view => view.Instance.PublicDnsName },
        { "ebs-optimized", view => view.Instance.EbsOptimized },
        { "ena-support", view => view.Instance.EnaSupport },
        { "enclave-options.enabled", view => view.Instance.EnclaveOptions?.Enabled },
        { "hibernation-options.configured", view => view.Instance.HibernationOptions?.Configured },
        { "host-id", view => view.Instance.Placement?.HostId },
        { "hypervisor", view => view.Instance.Hypervisor },
        { "iam-instance-profile.arn", view => view.Instance.IamInstanceProfile?.Arn },
        { "iam-instance-profile.id", view => view.Instance.IamInstanceProfile?.Id },
        { "image-id", view => view.Instance.ImageId },
        { "instance-id", view => view.Instance.InstanceId },
        { "instance-lifecycle", view => view.Instance.InstanceLifecycle },
        { "instance-state-code", view => FilterText.Of(view.Instance.State?.Code) },
        { "instance-state-name", view => view.Instance.State?.Name },
        { "instance-type", view => view.Instance.InstanceType },
        { "instance.group-id", view => view.Instance.SecurityGroups?.Select(group => group.GroupId) },
        { "instance.group-name", view => view.Instance.SecurityGroups?.Select(group => group.GroupName) },
        { "ip-address", view => view.Instance.PublicIpAddress },
        { "ipv6-address", view => view.Instance.Ipv6Address },
        { "kernel-id", view => view.Instance.KernelId },
        { "key-name", view => view.Instance.KeyName },
        { "launch-index", view => FilterText.Of(view.Instance.AmiLaunchIndex) },
        { "launch-time", view => FilterText.Of(view.Instance.LaunchTime) },
        { "maintenance-options.auto-recovery", view => view.Instance.MaintenanceOptions?.AutoRecovery },
        { "metadata-options.http-endpoint", view => view.Instance.MetadataOptions?.HttpEndpoint },
        { "metadata-options.http-protocol-ipv4", view => view.Instance.MetadataOptions is null ? null : "enabled" },
        { "metadata-options.http-protocol-ipv6", view => view.Instance.MetadataOptions?.HttpProtocolIpv6 },
        { "metadata-options.http-put-response-hop-limit", view => FilterText.Of(view.Instance.MetadataOptions?.HttpPutResponseHopLimit) },
        { "metadata-options.http-tokens", view => view.Instance.MetadataOptions?.HttpTokens },
        { "metadata-options.instance-metadata-tags", view => view.Instance.MetadataOptions?.InstanceMetadataTags },
        { "metadata-options.state", view => view.Instance.MetadataOptions?.State },
        { "monitoring-state", view => view.Instance.Monitoring?.State },
        { "network-interface.", NetworkInterfaceFilters.Table, view => view.Interfaces },
        { "network-interface.tag-key", view => view.Interfaces.SelectMany(eni => eni.TagSet ?? []).Select(tag => tag.Key) },
        { "network-interface.tag-value", view => view.Interfaces.SelectMany(eni => eni.TagSet ?? []).Select(tag => tag.Value) },
        { "network-performance-options.bandwidth-weighting", view => view.Instance.NetworkPerformanceOptions?.BandwidthWeighting },
        { "operator.managed", view => view.Instance.Operator?.Managed },
        { "operator.principal", view => view.Instance.Operator?.Principal },
        { "outpost-arn", view => view.Instance.OutpostArn },
        { "owner-id", view => view.OwnerId },
        { "placement-group-name", view => view.Instance.Placement?.GroupName },
        { "placement-partition-number", view => FilterText.Of(view.Instance.Placement?.PartitionNumber) },
        { "platform", view => view.Instance.Platform },
        { "platform-details", view => view.Instance.PlatformDetails },
        { "private-dns-name", view => view.Instance.PrivateDnsName },
        {
            "private-dns-name-options.enable-resource-name-dns-a-record",
            view => view.Instance.PrivateDnsNameOptions?.EnableResourceNameDnsARecord
        },
        {
            "private-dns-name-options.enable-resource-name-dns-aaaa-record",
            view => view.Instance.PrivateDnsNameOptions?.EnableResourceNameDnsAAAARecord
        },
        { "private-dns-name-options.hostname-type", view => view.Instance.PrivateDnsNameOptions?.HostnameType },
        { "private-ip-address", view => view.Instance.PrivateIpAddress },
        { "product-code", view => view.Instance.ProductCodes?.Select(code => code.ProductCodeId) },
        { "product-code.type", view => view.Instance.ProductCodes?.Select(code => code.ProductCodeType) },
        { "ramdisk-id", view => view.Instance.RamdiskId },
        { "reason", view => view.Instance.StateTransitionReason },
        { "reservation-id", view => view.ReservationId },
        { "root-device-name", view => view.Instance.RootDeviceName },
        { "root-device-type", view => view.Instance.RootDeviceType },
        { "source-dest-check", view => view.Instance.SourceDestCheck },
        { "spot-instance-request-id", view => view.Instance.SpotInstanceRequestId },
        { "state-reason-code", view => view.Instance.StateReason?.Code },
        { "state-reason-message", view => view.Instance.StateReason?.Message },
        { "subnet-id", view => view.Instance.SubnetId },
        { "tenancy", view => view.Instance.Placement?.Tenancy },
        { "tpm-support", view => view.Instance.TpmSupport },
        { "usage-operation", view => view.Instance.UsageOperation },
        { "usage-operation-update-time", view => FilterText.Of(view.Instance.UsageOperationUpdateTime) },
        { "virtualization-type", view => view.Instance.VirtualizationType },
        { "vpc-id", view => view.Instance.VpcId },
    };

    public static Filters<InstanceStatus> Statuses { get; } = new(Ec2Operations.DescribeInstanceStatus)
    {
        { "attached-ebs-status.status", status => status.AttachedEbsStatus?.Status },
        { "availability-zone", status => status.AvailabilityZone },
        { "availability-zone-id", status => status.AvailabilityZoneId },
        { "event.code", status => status.Events?.Select(scheduled => scheduled.Code) },
        { "event.description", status => status.Events?.Select(scheduled => scheduled.Description) },
        { "event.instance-event-id", status => status.Events?.Select(scheduled => scheduled.InstanceEventId) },
        { "event.not-after", status => status.Events?.Select(scheduled => FilterText.Of(scheduled.NotAfter)) },
        { "event.not-before", status => status.Events?.Select(scheduled => FilterText.Of(scheduled.NotBefore)) },
        { "event.not-before-deadline", status => status.Events?.Select(scheduled => FilterText.Of(scheduled.NotBeforeDeadline)) },
        { "instance-state-code", status => FilterText.Of(status.InstanceState?.Code) },
        { "instance-state-name", status => status.InstanceState?.Name },
        { "instance-status.reachability", status => Reachability(status.Status) },
        { "instance-status.status", status => status.Status?.Status },
        { "operator.managed", status => status.Operator?.Managed },
        { "operator.principal", status => status.Operator?.Principal },
        { "system-status.reachability", status => Reachability(status.SystemStatus) },
        { "system-status.status", status => status.SystemStatus?.Status },
    };

    private static string? Reachability(InstanceStatusSummary? summary) =>
        summary?.Details?.FirstOrDefault(detail => detail.Name == "reachability")?.Status;

    private static IReadOnlyList<InstanceBlockDeviceMapping> Devices(InstanceView view) => view.Instance.BlockDeviceMappings ?? [];
}
