using PrivateLinkKit.Testing;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.EveryXml;
using static PrivateLinkKit.Testing.Wire.EveryXml.EveryXmlOperations;

namespace PrivateLinkKit.Conformance.Boto3.Rest;

/// <summary>A service of the rest-xml protocol that answers with what it was sent; its model has every type in every part of a message.</summary>
internal sealed class EveryXml : IEmulatedService
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = AwsProtocols.RestXml(Service.XmlNamespace);

    public void Define(ServiceDefinition service)
    {
        service.On(EchoBody, Body, honours: "Count Size Ratio Flag Bytes Thing Texts Things Map ThingMap At AtIso AtHttp AtEpoch"
            + " FlatMap FlatThings FlatTexts Owner");
        service.On(EchoHeaders, Headers, honours: "HeaderText HeaderCount HeaderFlag HeaderTime HeaderIso HeaderEpoch Metadata");
        service.On(EchoQuery, Query, honours: "Label Ids Since SinceEpoch Others");
        service.On(EchoThing, (_, request) => new EchoThingResult { Thing = request.Thing, HeaderText = request.HeaderText }, honours: "Thing HeaderText");
        service.On(EchoBytes, (_, request) => new EchoBytesResult { Bytes = request.Bytes, ContentType = request.ContentType }, honours: "Bytes ContentType");
        service.On(EchoText, Text, honours: "Text");
    }

    private static EchoBodyResult Body(ServiceCall call, EchoBodyRequest request) =>
        new()
        {
            Count = request.Count,
            Size = request.Size,
            Ratio = request.Ratio,
            Flag = request.Flag,
            Bytes = request.Bytes,
            Thing = request.Thing,
            Texts = request.Texts,
            Things = request.Things,
            Map = request.Map,
            ThingMap = request.ThingMap,
            At = request.At,
            AtIso = request.AtIso,
            AtHttp = request.AtHttp,
            AtEpoch = request.AtEpoch,
            FlatMap = request.FlatMap,
            FlatThings = request.FlatThings,
            FlatTexts = request.FlatTexts,
            Owner = request.Owner,
        };

    private static EchoHeadersResult Headers(ServiceCall call, EchoHeadersRequest request) =>
        new()
        {
            HeaderText = request.HeaderText,
            HeaderCount = request.HeaderCount,
            HeaderFlag = request.HeaderFlag,
            HeaderTime = request.HeaderTime,
            HeaderIso = request.HeaderIso,
            HeaderEpoch = request.HeaderEpoch,
            Metadata = request.Metadata,
            Code = 202,
        };

    private static EchoQueryResult Query(ServiceCall call, EchoQueryRequest request) =>
        new()
        {
            Label = request.Label,
            Ids = request.Ids,
            Since = request.Since,
            SinceEpoch = request.SinceEpoch,
            Others = request.Others,
        };

    private static EchoTextResult Text(ServiceCall call, EchoTextRequest request) =>
        request.Text is "missing" ? throw new AwsErrorException("NoSuchThing", "There is none", 404) : new() { Text = request.Text };
}
