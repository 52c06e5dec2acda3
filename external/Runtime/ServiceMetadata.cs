#nullable disable
using Amazon.Runtime.Internal;

namespace StandIn;

internal sealed class ServiceMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId => serviceId;

    public IDictionary<string, string> OperationNameMapping => new Dictionary<string, string>();
}
