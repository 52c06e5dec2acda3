using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Lists of record sets, from a name, type and identifier on.</summary>
internal static class RecordLists
{
    private const int Most = 300;

    public static ListResourceRecordSetsResult List(ServiceCall call, ListResourceRecordSetsRequest request)
    {
        var zone = HostedZones.Find(call, request.HostedZoneId!);
        var from = Start(request);
        var size = PageSizes.Read(request.MaxItems, Most);
        var (page, next) = PageSizes.Take(
            zone.Records.SkipWhile(record => string.CompareOrdinal(record.Key, from) < 0).Select(record => record.Value), size);
        return new()
        {
            ResourceRecordSets = page,
            IsTruncated = next is not null,
            NextRecordName = next?.Name,
            NextRecordType = next?.Type,
            NextRecordIdentifier = next?.SetIdentifier,
            MaxItems = PageSizes.Write(size),
        };
    }

    private static string Start(ListResourceRecordSetsRequest request) => request switch
    {
        { StartRecordName: null, StartRecordType: not null } => throw Route53Errors.InvalidInput("A record type requires a record name."),
        { StartRecordType: null, StartRecordIdentifier: not null } => throw Route53Errors.InvalidInput("A record identifier requires a record type."),
        { StartRecordName: { } name } => RecordKeys.Of(
            ZoneNames.Normalize(name) ?? throw Route53Errors.InvalidInput($"{name} is not a valid domain name"),
            request.StartRecordType,
            request.StartRecordIdentifier),
        _ => "",
    };
}
