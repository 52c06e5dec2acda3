#nullable disable
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StandIn;

/// <summary>ec2Query: flat lists in requests; responses without a result element.</summary>
internal sealed class Ec2Protocol(string service, string version, Func<ErrorResponse, AmazonServiceException> general)
    : QueryProtocol(service, version, general)
{
    protected override bool IsEc2 => true;

    protected override AmazonWebServiceResponse Read<TResponse>(XElement root, string operation, Func<XmlSource, TResponse> read)
    {
        var response = new XmlSource(root);
        var result = read(response);
        result.ResponseMetadata = new ResponseMetadata { RequestId = response["requestId"]?.Text() };
        return result;
    }
}
