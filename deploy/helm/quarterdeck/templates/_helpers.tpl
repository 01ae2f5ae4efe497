{{- define "quarterdeck.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "quarterdeck.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "quarterdeck.labels" -}}
{{ include "quarterdeck.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "quarterdeck.image" -}}
{{- with .Values.image -}}
{{- if .digest -}}
{{ .repository }}@{{ .digest }}
{{- else -}}
{{ .repository }}:{{ .tag | default $.Chart.AppVersion }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The pod, the same for both kinds of store. */}}
{{- define "quarterdeck.pod" -}}
metadata:
  labels:
    {{- include "quarterdeck.labels" . | nindent 4 }}
    {{- with .Values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with .Values.podAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ include "quarterdeck.name" . }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  {{- with .Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  # PostgreSQL may take a minute to write everything down.
  terminationGracePeriodSeconds: 90
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    # Opens a fresh volume to the group once, not PostgreSQL's closed folders at every start.
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: quarterdeck
      image: {{ include "quarterdeck.image" . | quote }}
      imagePullPolicy: {{ .Values.image.pullPolicy }}
      args: ["serve", "--host", "0.0.0.0", "--port", "8722"]
      env:
        {{- include "quarterdeck.environment" . | nindent 8 }}
      ports:
        - name: http
          containerPort: 8722
      # Unpacking and creating the store, or moving it to a newer schema, takes its time once.
      startupProbe:
        httpGet:
          path: /health
          port: http
        periodSeconds: 5
        timeoutSeconds: 5
        failureThreshold: 60
      livenessProbe:
        httpGet:
          path: /health
          port: http
        periodSeconds: 20
        timeoutSeconds: 5
        failureThreshold: 4
      readinessProbe:
        httpGet:
          path: /ready
          port: http
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 2
      resources:
        {{- toYaml .Values.resources | nindent 8 }}
      securityContext:
        allowPrivilegeEscalation: false
        privileged: false
        readOnlyRootFilesystem: true
        runAsNonRoot: true
        capabilities:
          drop: ["ALL"]
      volumeMounts:
        - name: data
          mountPath: /data
        - name: tmp
          mountPath: /tmp
        {{- range include "quarterdeck.secrets" . | fromJsonArray }}
        - name: {{ .name }}
          mountPath: /run/secrets/{{ .name }}
          readOnly: true
        {{- end }}
  volumes:
    - name: tmp
      emptyDir:
        sizeLimit: 1Gi
    {{- if eq .Values.store.kind "external" }}
    # Nothing that must last is kept here: that is in the database.
    - name: data
      emptyDir:
        sizeLimit: 2Gi
    {{- end }}
    {{- range include "quarterdeck.secrets" . | fromJsonArray }}
    - name: {{ .name }}
      secret:
        secretName: {{ .secret }}
        defaultMode: 0440
        items:
          - key: {{ .key }}
            path: value
    {{- end }}
  {{- with .Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* Secrets reach the program as files: volume, Secret, key and the variable that names the file. */}}
{{- define "quarterdeck.secrets" -}}
{{- $all := list -}}
{{- if eq .Values.store.kind "external" -}}
{{- $all = append $all (dict "name" "db-url" "variable" "QD_DB_URL_FILE" "secret" .Values.store.external.existingSecret "key" .Values.store.external.secretKey) -}}
{{- end -}}
{{- with .Values.oidc -}}
{{- if and .issuer .existingSecret -}}
{{- $all = append $all (dict "name" "oidc-client-secret" "variable" "QD_OIDC_CLIENT_SECRET_FILE" "secret" .existingSecret "key" .secretKey) -}}
{{- end -}}
{{- end -}}
{{- with .Values.bootstrap -}}
{{- if .existingSecret -}}
{{- $all = append $all (dict "name" "bootstrap-password" "variable" "QD_BOOTSTRAP_PASSWORD_FILE" "secret" .existingSecret "key" .secretKey) -}}
{{- end -}}
{{- end -}}
{{- toJson $all -}}
{{- end -}}

{{- define "quarterdeck.environment" -}}
- name: QD_HOME
  value: /data
- name: QD_MEMORY
  value: {{ .Values.memory | quote }}
{{- with .Values.publicUrl }}
- name: QD_PUBLIC_URL
  value: {{ . | quote }}
{{- end }}
{{- with .Values.oidc }}
{{- if .issuer }}
- name: QD_OIDC_ISSUER
  value: {{ .issuer | quote }}
- name: QD_OIDC_CLIENT_ID
  value: {{ .clientId | quote }}
{{- with .groupsClaim }}
- name: QD_OIDC_GROUPS_CLAIM
  value: {{ . | quote }}
{{- end }}
{{- with .adminGroup }}
- name: QD_OIDC_ADMIN_GROUP
  value: {{ . | quote }}
{{- end }}
{{- with .link }}
- name: QD_OIDC_LINK
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- range include "quarterdeck.secrets" . | fromJsonArray }}
- name: {{ .variable }}
  value: /run/secrets/{{ .name }}/value
{{- end }}
{{- end -}}
