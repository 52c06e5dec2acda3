using System.Net.Http.Json;

namespace AspNetHost;

/// <summary>Typed client of the Task API, which uses only its name.</summary>
internal sealed class TasksClient(HttpClient http)
{
    public async Task<IReadOnlyList<TaskItem>> ListAsync(CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<List<TaskItem>>("/api/tasks", cancellationToken) ?? [];
}

internal sealed record TaskItem(int Id, string Name, string Description);
