using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The default DHCP option set, which every VPC uses: Amazon's DNS server and the region's domain. Others cannot be created.</summary>
internal static class DhcpOptionSets
{
    internal static readonly Filters<DhcpOptions> OptionFilters = new(Ec2Operations.DescribeDhcpOptions, options => options.Tags)
    {
        { "dhcp-options-id", options => options.DhcpOptionsId },
        { "key", options => options.DhcpConfigurations?.Select(entry => entry.Key) },
        { "owner-id", options => options.OwnerId },
        { "value", options => options.DhcpConfigurations?.SelectMany(entry => entry.Values!).Select(value => value.Value) },
    };

    public static DescribeDhcpOptionsResult Describe(ServiceCall call, DescribeDhcpOptionsRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.DhcpOptions)
            .WithIds(request.DhcpOptionsIds, options => options.DhcpOptionsId!, Ec2Errors.DhcpOptionsNotFound)
            .Where(OptionFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new() { DhcpOptions = page.Rows, NextToken = page.NextToken };
    }

    public static void AddDefault(AccountRegion region) => region.Ec2.DhcpOptions.Put(new DhcpOptions
    {
        DhcpOptionsId = region.Cloud.Ids.Next("dopt-"),
        OwnerId = region.Account,
        DhcpConfigurations =
        [
            new() { Key = "domain-name", Values = [new() { Value = DomainOf(region) }] },
            new() { Key = "domain-name-servers", Values = [new() { Value = "AmazonProvidedDNS" }] },
        ],
        Tags = [],
    });

    public static DhcpOptions DefaultOf(AccountRegion region) => region.Ec2.DhcpOptions.First();

    /// <summary>The domain of the private host names of a region.</summary>
    public static string DomainOf(AccountRegion region) => region.Name == "us-east-1" ? "ec2.internal" : $"{region.Name}.compute.internal";
}
