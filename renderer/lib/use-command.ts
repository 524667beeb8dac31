import { useMutation } from "@tanstack/react-query";

/** A command or a file that is written, with its waiting, its error and its answer; what to send is given when it is sent. */
export function useCommand<Answer>() {
  return useMutation<Answer, unknown, () => Promise<Answer>>({ mutationFn: (send) => send() });
}
