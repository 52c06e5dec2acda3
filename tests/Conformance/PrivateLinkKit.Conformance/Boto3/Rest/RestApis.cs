using PrivateLinkKit.Testing;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.RestApis;
using static PrivateLinkKit.Testing.Wire.RestApis.RestApisOperations;

namespace PrivateLinkKit.Conformance.Boto3.Rest;

/// <summary>One imported REST API of API Gateway: a body of bytes in both directions, and free parameters in the query string.</summary>
internal sealed class RestApis : IEmulatedService
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = AwsProtocols.RestJson();

    public void Define(ServiceDefinition service)
    {
        service.On(ImportRestApi, Import, honours: "Body Parameters FailOnWarnings");
        service.On(GetRestApis, (call, _) => new GetRestApisResult { Items = [call.Store<Imported>().Api] }, honours: "Limit");
        service.On(GetExport, Export, honours: "RestApiId StageName ExportType Parameters Accepts");
    }

    private static ImportRestApiResult Import(ServiceCall call, ImportRestApiRequest request)
    {
        var imported = call.Store<Imported>();
        imported.Body = request.Body!;
        var name = string.Join(',', request.Parameters!.Select(pair => $"{pair.Key}={pair.Value}"));
        imported.Api = new RestApi { Id = "api1", Name = name, CreatedDate = call.Now };
        return new() { Id = imported.Api.Id, Name = imported.Api.Name, CreatedDate = imported.Api.CreatedDate };
    }

    private static GetExportResult Export(ServiceCall call, GetExportRequest request) => new()
    {
        ContentType = request.Accepts,
        ContentDisposition = $"attachment; filename={request.Parameters!["extensions"]}",
        Body = call.Store<Imported>().Body,
    };

    private sealed class Imported
    {
        public byte[] Body { get; set; } = [];

        public RestApi Api { get; set; } = new();
    }
}
