using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Defaults of RunInstances.</summary>
internal static class InstanceDefaults
{
    public static Instance Instance { get; } = new()
    {
        AmiLaunchIndex = 0,
        Architecture = "x86_64",
        BlockDeviceMappings = [],
        CapacityReservationSpecification = new() { CapacityReservationPreference = "open" },
        ClientToken = "",
        CurrentInstanceBootMode = "legacy-bios",
        EbsOptimized = false,
        EnaSupport = true,
        EnclaveOptions = new() { Enabled = false },
        HibernationOptions = new() { Configured = false },
        Hypervisor = "xen",
        InstanceType = "m1.small",
        MaintenanceOptions = new() { AutoRecovery = "default" },
        MetadataOptions = new()
        {
            State = "applied",
            HttpEndpoint = "enabled",
            HttpProtocolIpv6 = "disabled",
            HttpPutResponseHopLimit = 2,
            HttpTokens = "required",
            InstanceMetadataTags = "disabled",
        },
        Monitoring = new() { State = "disabled" },
        PlatformDetails = "Linux/UNIX",
        PrivateDnsNameOptions = new() { HostnameType = "ip-name", EnableResourceNameDnsARecord = false, EnableResourceNameDnsAAAARecord = false },
        ProductCodes = [],
        PublicDnsName = "",
        RootDeviceName = "/dev/xvda",
        RootDeviceType = "ebs",
        SourceDestCheck = true,
        StateTransitionReason = "",
        UsageOperation = "RunInstances",
        VirtualizationType = "hvm",
    };

    /// <summary>The interface as part of the instance's description.</summary>
    public static InstanceNetworkInterface View(NetworkInterface own) => new()
    {
        NetworkInterfaceId = own.NetworkInterfaceId,
        Association = own.Association is { } association
            ? new() { IpOwnerId = association.IpOwnerId, PublicDnsName = association.PublicDnsName ?? "", PublicIp = association.PublicIp }
            : null,
        Attachment = own.Attachment is { } attachment
            ? new()
            {
                AttachmentId = attachment.AttachmentId,
                AttachTime = attachment.AttachTime,
                DeleteOnTermination = attachment.DeleteOnTermination,
                DeviceIndex = attachment.DeviceIndex,
                NetworkCardIndex = 0,
                Status = attachment.Status,
            }
            : null,
        Description = own.Description,
        Groups = own.Groups,
        InterfaceType = own.InterfaceType,
        Ipv6Addresses = [],
        MacAddress = own.MacAddress,
        OwnerId = own.OwnerId,
        PrivateDnsName = own.PrivateDnsName,
        PrivateIpAddress = own.PrivateIpAddress,
        PrivateIpAddresses = [new() { Primary = true, PrivateDnsName = own.PrivateDnsName, PrivateIpAddress = own.PrivateIpAddress }],
        SourceDestCheck = own.SourceDestCheck,
        Status = own.Status,
        SubnetId = own.SubnetId,
        VpcId = own.VpcId,
    };
}
