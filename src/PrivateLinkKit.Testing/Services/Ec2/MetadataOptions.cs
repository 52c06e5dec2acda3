using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Options of an instance's metadata service, which itself is not emulated.</summary>
internal static class MetadataOptions
{
    private const int MostHops = 64;

    public static ModifyInstanceMetadataOptionsResult Modify(ServiceCall call, ModifyInstanceMetadataOptionsRequest request)
    {
        var (instances, id) = (call.Region.Ec2.Instances, Existing.Instance(call.Region, request.InstanceId!).InstanceId!);
        instances.Change(id, instance => instance with
        {
            MetadataOptions = Merge(instance.MetadataOptions!, new()
            {
                HttpEndpoint = request.HttpEndpoint,
                HttpProtocolIpv6 = request.HttpProtocolIpv6,
                HttpPutResponseHopLimit = request.HttpPutResponseHopLimit,
                HttpTokens = request.HttpTokens,
                InstanceMetadataTags = request.InstanceMetadataTags,
            }) with { State = "pending" },
        });
        call.Cloud.Timeline.After(TimeSpan.FromSeconds(2), () =>
            instances.Change(id, instance => instance with { MetadataOptions = instance.MetadataOptions! with { State = "applied" } }));
        return new() { InstanceId = id, InstanceMetadataOptions = instances.Find(id)!.MetadataOptions };
    }

    /// <summary>Changes the options that a request sets.</summary>
    public static InstanceMetadataOptionsResponse Merge(InstanceMetadataOptionsResponse options, InstanceMetadataOptionsRequest? asked) => options with
    {
        HttpEndpoint = OneOf(asked?.HttpEndpoint, "HttpEndpoint", "enabled", "disabled") ?? options.HttpEndpoint,
        HttpProtocolIpv6 = OneOf(asked?.HttpProtocolIpv6, "HttpProtocolIpv6", "enabled", "disabled") ?? options.HttpProtocolIpv6,
        HttpPutResponseHopLimit = asked?.HttpPutResponseHopLimit switch
        {
            null => options.HttpPutResponseHopLimit,
            >= 1 and <= MostHops and var hops => hops,
            var hops => throw Ec2Errors.InvalidValue($"{hops}", "HttpPutResponseHopLimit", $"It is between 1 and {MostHops}."),
        },
        HttpTokens = OneOf(asked?.HttpTokens, "HttpTokens", "required", "optional") ?? options.HttpTokens,
        InstanceMetadataTags = OneOf(asked?.InstanceMetadataTags, "InstanceMetadataTags", "enabled", "disabled") ?? options.InstanceMetadataTags,
    };

    private static string? OneOf(string? asked, string parameter, params string[] values) =>
        asked is null || values.Contains(asked) ? asked : throw Ec2Errors.InvalidValue(asked, parameter, $"Valid values are {string.Join(" and ", values)}.");
}
