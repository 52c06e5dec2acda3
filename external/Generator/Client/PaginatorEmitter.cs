using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator.Client;

internal static class PaginatorEmitter
{
    public static string Emit(ClientService service)
    {
        var code = new CodeWriter();
        code.Line($"#nullable disable\nusing System.Runtime.CompilerServices;\nusing Amazon.Runtime;\n\nnamespace {service.Namespace}.Model;\n");
        Operation[] paged = [.. service.Operations.Where(operation => operation.Pages is not null)];
        if (paged.Length == 0)
        {
            return code.ToString();
        }

        code.Block($"public interface I{service.Name}PaginatorFactory", () =>
            code.Lines(paged.Select(operation => $"I{operation.Name}Paginator {operation.Name}({operation.Name}Request request);")));
        code.Block($"internal sealed class PaginatorFactory(I{service.Prefix} client) : I{service.Name}PaginatorFactory", () =>
            code.Lines(paged.Select(operation =>
                $"public I{operation.Name}Paginator {operation.Name}({operation.Name}Request request) => new {operation.Name}Paginator(client, request);")));
        foreach (var operation in paged)
        {
            code.Line(Emit(service, operation, operation.Pages!));
        }

        return code.ToString();
    }

    private static string Emit(ClientService service, Operation operation, Pages pages)
    {
        var name = operation.Name;
        var result = (ListType)service.Api.Structure(operation.Output).Members.Single(member => member.Name == pages.Result).Type;
        var item = service.ItemType(result.Item);
        var items = Naming.Upper(pages.Result);
        return $$"""
            public interface I{{name}}Paginator
            {
                IPaginatedEnumerable<{{name}}Response> Responses { get; }
                IPaginatedEnumerable<{{item}}> {{items}} { get; }
            }

            internal sealed class {{name}}Paginator(I{{service.Prefix}} client, {{name}}Request request) : IPaginator<{{name}}Response>, I{{name}}Paginator
            {
                private int used;

                public IPaginatedEnumerable<{{name}}Response> Responses => new PaginatedResponse<{{name}}Response>(this);
                public IPaginatedEnumerable<{{item}}> {{items}} =>
                    new PaginatedResultKeyResponse<{{name}}Response, {{item}}>(this, response => response.{{items}} ?? new List<{{item}}>());

                async IAsyncEnumerable<{{name}}Response> IPaginator<{{name}}Response>.PaginateAsync(
                    [EnumeratorCancellation] CancellationToken cancellationToken)
                {
                    if (Interlocked.Exchange(ref used, 1) != 0)
                    {
                        throw new InvalidOperationException("A paginator enumerates once: create a new one.");
                    }

                    PaginatorUtils.SetUserAgentAdditionOnRequest(request);
                    do
                    {
                        var response = await client.{{name}}Async(request, cancellationToken).ConfigureAwait(false);
                        request.{{Naming.Upper(pages.Input)}} = response.{{Naming.Upper(pages.Output)}};
                        cancellationToken.ThrowIfCancellationRequested();
                        yield return response;
                    }
                    while (!string.IsNullOrEmpty(request.{{Naming.Upper(pages.Input)}}));
                }
            }

            """;
    }
}
