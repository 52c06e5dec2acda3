using LocalStack.Client.Contracts;
using LocalStack.Client.Enums;
using LocalStack.Client.Models;
using LocalStack.Client.Options;

namespace LocalStack.Client;

public class Config : IConfig
{
    private readonly IConfigOptions _options;
    private readonly AwsServiceEndpoint[] _endpoints;

    public Config()
        : this(new ConfigOptions())
    {
    }

    public Config(IConfigOptions configOptions)
    {
        ArgumentNullException.ThrowIfNull(configOptions);
        _options = configOptions;
        _endpoints = Array.ConvertAll(AwsServiceEndpointMetadata.All, EndpointOf);
    }

    public IEnumerable<AwsServiceEndpoint> GetAwsServiceEndpoints() => _endpoints;

    public AwsServiceEndpoint? GetAwsServiceEndpoint(AwsService awsService) => Array.Find(_endpoints, endpoint => endpoint.AwsService == awsService);

    public AwsServiceEndpoint? GetAwsServiceEndpoint(string serviceId) => Array.Find(_endpoints, endpoint => endpoint.ServiceId == serviceId);

    public IDictionary<AwsService, int> GetAwsServicePorts() => _endpoints.ToDictionary(endpoint => endpoint.AwsService, endpoint => endpoint.Port);

    public int GetAwsServicePort(AwsService awsService) => _endpoints.First(endpoint => endpoint.AwsService == awsService).Port;

    public IConfigOptions GetConfigOptions() => _options;

    private AwsServiceEndpoint EndpointOf(AwsServiceEndpointMetadata service)
    {
        var port = _options.UseLegacyPorts ? service.Port : _options.EdgePort;
        var url = service.GetServiceUrl(_options.UseSsl ? "https" : "http", _options.LocalStackHost, port);
        return new AwsServiceEndpoint(service.ServiceId, service.CliName, service.Enum, port, _options.LocalStackHost, url);
    }
}
