using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using static PrivateLinkKit.Testing.Wire.Route53.Route53Operations;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Route 53: hosted zones, whose records the virtual network resolves once their changes are in sync.</summary>
internal sealed class Route53Service : IDefinedOnUse, ITaggedResources, INetworkParticipant
{
    private const string RecordSet = "ChangeBatch.Changes.ResourceRecordSet";
    private const string Values = $"{RecordSet}.TTL {RecordSet}.ResourceRecords {RecordSet}.AliasTarget";
    private const string Policies = $"{RecordSet}.SetIdentifier {RecordSet}.Weight {RecordSet}.Failover {RecordSet}.MultiValueAnswer";
    private const string Association = "HostedZoneId VPC";

    private readonly PublishedZones _published = new();

    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new RestXmlProtocol($"{Service.XmlNamespace}", wrapsErrors: true) { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.Rates = static (_, _) => Route53Rates.OfEveryCall;

        service.On(CreateHostedZone, HostedZones.Create, honours: "Name VPC CallerReference HostedZoneConfig");
        service.On(GetHostedZone, HostedZones.Get, honours: "Id");
        service.On(UpdateHostedZoneComment, HostedZones.UpdateComment, honours: "Id Comment");
        service.On(DeleteHostedZone, HostedZones.Delete, honours: "Id");

        service.On(GetHostedZoneCount, HostedZoneLists.Count, honours: "");
        service.On(ListHostedZones, HostedZoneLists.All, honours: "Marker MaxItems HostedZoneType");
        service.On(ListHostedZonesByName, HostedZoneLists.ByName, honours: "DNSName HostedZoneId MaxItems");
        service.On(ListHostedZonesByVPC, HostedZoneLists.ByVpc, honours: "VPCId VPCRegion MaxItems NextToken");

        service.On(
            ChangeResourceRecordSets,
            RecordBatches.Change,
            honours: $"HostedZoneId ChangeBatch.Comment ChangeBatch.Changes.Action {RecordSet}.Name {RecordSet}.Type {Values} {Policies}");
        service.On(
            ListResourceRecordSets,
            RecordLists.List,
            honours: "HostedZoneId StartRecordName StartRecordType StartRecordIdentifier MaxItems");
        service.On(GetChange, Changes.Get, honours: "Id");

        service.On(AssociateVPCWithHostedZone, VpcAssociations.Associate, honours: $"{Association} Comment");
        service.On(DisassociateVPCFromHostedZone, VpcAssociations.Disassociate, honours: $"{Association} Comment");
        service.On(CreateVPCAssociationAuthorization, AssociationAuthorizations.Create, honours: Association);
        service.On(DeleteVPCAssociationAuthorization, AssociationAuthorizations.Delete, honours: Association);
        service.On(ListVPCAssociationAuthorizations, AssociationAuthorizations.List, honours: "HostedZoneId NextToken MaxResults");

        service.On(ChangeTagsForResource, ZoneTags.Change, honours: "ResourceType ResourceId AddTags RemoveTagKeys");
        service.On(ListTagsForResource, ZoneTags.OfOne, honours: "ResourceType ResourceId");
        service.On(ListTagsForResources, ZoneTags.OfSeveral, honours: "ResourceType ResourceIds");

        service.On(GetDNSSEC, Signing.Get, honours: "HostedZoneId");
        service.On(TestDNSAnswer, new DnsAnswers(service.Network.PublicNames).Test, honours: "HostedZoneId RecordName RecordType");
        service.On(ListReusableDelegationSets, DelegationSets.List, honours: "Marker MaxItems");
    }

    // Zones belong to no region; the tagging API finds them in that of the partition's global services.
    public IEnumerable<ResourceTags> TagsIn(AccountRegion region) => region.Name == region.Partition.GlobalServicesRegion
        ? region.Route53.Tags.Select(zone => new ResourceTags(region.Partition.Arn(Name, "", "", $"hostedzone/{zone.Arn}"), zone.Values))
        : [];

    public TagCall Tag(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) => new("ChangeTagsForResource", new()
    {
        ["ResourceType"] = "hostedzone",
        ["ResourceId"] = arn.Split('/')[^1],
        ["AddTags"] = new JsonObject { ["Tag"] = TagCall.Pairs(tags) },
    });

    public TagCall Untag(AccountRegion region, string arn, IReadOnlyList<string> keys) => new("ChangeTagsForResource", new()
    {
        ["ResourceType"] = "hostedzone",
        ["ResourceId"] = arn.Split('/')[^1],
        ["RemoveTagKeys"] = new JsonObject { ["Key"] = TagCall.List(keys) },
    });


    public void Contribute(NetworkMapBuilder map, IReadOnlyList<AccountRegion> regions)
    {
        foreach (var zone in _published.Of(regions.Select(region => region.Global).Distinct().SelectMany(global => global.Route53.Zones)))
        {
            map.Add(zone);
        }
    }
}
