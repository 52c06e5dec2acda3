#nullable disable
using System.Net;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace StandIn;

/// <summary>awsQuery: form-encoded requests; responses with a result element and metadata.</summary>
internal sealed class QueryProtocol(string service, string version, Func<ErrorResponse, AmazonServiceException> general)
{
    public InvokeOptions Operation<TRequest, TResponse>(
        string name, Action<QueryTarget, TRequest> write, Func<XmlSource, TResponse> read, params TypedError<XmlSource>[] errors)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse => new()
        {
            RequestMarshaller = new Marshaller<TRequest>(service, (request, input) =>
            {
                request.Parameters["Action"] = name;
                request.Parameters["Version"] = version;
                write(new QueryTarget(request.Parameters, ""), input);
                request.ContentStream = AWSSDKUtils.WriteParametersToPooledStream(request);
            }),
            ResponseUnmarshaller = new XmlResponse(root => Read(root, name, read), general, errors),
        };

    private static AmazonWebServiceResponse Read<TResponse>(XElement root, string operation, Func<XmlSource, TResponse> read)
        where TResponse : AmazonWebServiceResponse
    {
        var response = new XmlSource(root);
        var result = read(response[operation + "Result"] ?? response);
        result.ResponseMetadata = new ResponseMetadata { RequestId = response["ResponseMetadata"]?["RequestId"]?.Text() };
        return result;
    }

    private sealed class XmlResponse(
        Func<XElement, AmazonWebServiceResponse> read, Func<ErrorResponse, AmazonServiceException> general, TypedError<XmlSource>[] errors)
        : XmlResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context) => read(XElement.Load(context.Stream));

        public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
        {
            var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
            error.InnerException = innerException;
            error.StatusCode = statusCode;
            return errors.FirstOrDefault(known => known.Code == error.Code) is { } typed ? typed.Create(error, Body(context)) : general(error);
        }

        private static XmlSource Body(XmlUnmarshallerContext context)
        {
            using var body = new MemoryStream(context.GetResponseBodyBytes());
            var root = XElement.Load(body);
            return new XmlSource(root.Element(root.Name.Namespace + "Error") ?? root);
        }
    }
}
